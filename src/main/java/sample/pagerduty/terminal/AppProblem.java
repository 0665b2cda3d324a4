package sample.pagerduty.terminal;

import java.net.http.HttpResponse;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the problem JSON (RFC 9457) that the app answers with. */
final class AppProblem {

	private static final String ENDED = "connection-ended";

	private AppProblem() {
	}

	static TerminalException of(HttpResponse<String> response) {
		JsonNode problem = read(response.body());
		String detail = problem.path("detail").asString("");
		if (problem.path("type").asString("").endsWith(ENDED)) {
			return new TerminalException(ExitStatus.ENDED,
					"This connection has ended: PagerDuty no longer accepts its tokens. Connect again: pd-token login");
		}
		return new TerminalException(exitStatus(response.statusCode()),
				detail.isEmpty()
						? "The app answered with HTTP status %d. Its log says why.".formatted(response.statusCode())
						: problem.path("title").isString() ? problem.path("title").asString() + ". " + detail : detail);
	}

	private static JsonNode read(String body) {
		try {
			return AppClient.MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			return AppClient.MAPPER.missingNode();
		}
	}

	private static int exitStatus(int status) {
		return switch (status) {
			case 400 -> ExitStatus.USAGE;
			case 502, 503, 504 -> ExitStatus.UNAVAILABLE;
			default -> ExitStatus.NOT_CONNECTED;
		};
	}

}
