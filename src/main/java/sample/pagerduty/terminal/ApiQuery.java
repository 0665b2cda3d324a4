package sample.pagerduty.terminal;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.web.util.UriUtils;

/** The query of a call, percent-encoded. */
final class ApiQuery {

	private ApiQuery() {
	}

	/** From what was typed behind the path and as fields. */
	static String of(String path, List<String> fields) {
		int mark = path.indexOf('?');
		StringBuilder query = new StringBuilder((mark < 0) ? "" : reencoded(path.substring(mark + 1)));
		for (String field : fields) {
			int equals = field.indexOf('=');
			if (equals < 1) {
				throw new TerminalException(ExitStatus.USAGE, "-f needs NAME=VALUE, such as -f limit=5.");
			}
			append(query, field.substring(0, equals), field.substring(equals + 1));
		}
		return query.toString();
	}

	/**
	 * What people type into a query is not always encoded, such as the brackets of
	 * arrays.
	 */
	private static String reencoded(String query) {
		StringBuilder encoded = new StringBuilder();
		for (String pair : query.split("&")) {
			int equals = pair.indexOf('=');
			String name = (equals < 0) ? pair : pair.substring(0, equals);
			append(encoded, UriUtils.decode(name, StandardCharsets.UTF_8),
					(equals < 0) ? "" : UriUtils.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
		}
		return encoded.toString();
	}

	/** A query with one more parameter. */
	static String with(String query, String name, String value) {
		StringBuilder longer = new StringBuilder(query);
		append(longer, name, value);
		return longer.toString();
	}

	private static void append(StringBuilder query, String name, String value) {
		query.append(query.isEmpty() ? "" : "&")
			.append(UriUtils.encode(name, StandardCharsets.UTF_8))
			.append('=')
			.append(UriUtils.encode(value, StandardCharsets.UTF_8));
	}

}
