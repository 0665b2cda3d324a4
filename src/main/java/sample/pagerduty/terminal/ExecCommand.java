package sample.pagerduty.terminal;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Runs another program with a token in its environment. */
@Command(name = "exec", description = "Run a program with PAGERDUTY_TOKEN and PAGERDUTY_API_URL in its environment.",
		footer = { "", "The exit status is that of the program." })
final class ExecCommand implements Callable<Integer> {

	private static final int NOT_FOUND = 127;

	@Mixin
	private final AppOptions options = new AppOptions();

	@Option(names = "--min-validity", paramLabel = "TIME", converter = DurationConverter.class,
			description = "How long the token must be good for, such as 10m.")
	private @Nullable Duration minimum;

	@Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The program and its arguments, after --.")
	private List<String> program = List.of();

	@Override
	public Integer call() throws InterruptedException {
		JsonNode token = token();
		ProcessBuilder process = new ProcessBuilder(this.program).inheritIO();
		process.environment().put("PAGERDUTY_TOKEN", token.path("access_token").asString());
		process.environment().put("PAGERDUTY_API_URL", token.path("api_url").asString());
		try {
			return process.start().waitFor();
		}
		catch (IOException ex) {
			throw new TerminalException(NOT_FOUND, "%s cannot be run. Is it installed?".formatted(this.program.get(0)));
		}
	}

	private JsonNode token() {
		try (Session session = this.options.open()) {
			Map<String, String> parameters = new LinkedHashMap<>();
			if (this.minimum != null) {
				parameters.put("min_validity", String.valueOf(this.minimum.toSeconds()));
			}
			return session.app()
				.get("/connections/" + this.options.connection(session.app()).id() + "/token", parameters);
		}
	}

}
