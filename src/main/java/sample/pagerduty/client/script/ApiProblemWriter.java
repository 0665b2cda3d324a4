package sample.pagerduty.client.script;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Answers with a problem, whatever the script said that it accepts. */
@Component
class ApiProblemWriter {

	private final JsonMapper mapper;

	ApiProblemWriter(JsonMapper mapper) {
		this.mapper = mapper;
	}

	void write(HttpServletResponse response, ApiException problem) throws IOException {
		Duration retryAfter = problem.retryAfter();
		if (retryAfter != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
		}
		response.setStatus(problem.detail().status());
		response.setContentType(ApiProblemDetail.MEDIA_TYPE);
		response.getOutputStream().write(this.mapper.writeValueAsBytes(problem.detail()));
	}

}
