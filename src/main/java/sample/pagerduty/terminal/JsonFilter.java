package sample.pagerduty.terminal;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** A jq expression. The library uses Jackson 2. */
final class JsonFilter {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private final JsonQuery query;

	private final Scope scope = Scope.newEmptyScope();

	private JsonFilter(JsonQuery query) {
		this.query = query;
		BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_7, this.scope);
	}

	static JsonFilter of(String expression) {
		try {
			return new JsonFilter(JsonQuery.compile(expression, Versions.JQ_1_7));
		}
		catch (JsonQueryException ex) {
			throw new TerminalException(ExitStatus.USAGE, "--jq: this is not a jq expression.");
		}
	}

	/** What the expression selects, a line for each; text without quotes. */
	List<String> apply(tools.jackson.databind.JsonNode answer) {
		List<String> lines = new ArrayList<>();
		try {
			this.query.apply(this.scope, MAPPER.readTree(answer.toString()), (selected) -> lines.add(line(selected)));
		}
		catch (JsonProcessingException ex) {
			throw new TerminalException(ExitStatus.USAGE, "--jq: " + ex.getOriginalMessage());
		}
		return lines;
	}

	private static String line(JsonNode selected) {
		return selected.isTextual() ? selected.textValue() : selected.toString();
	}

}
