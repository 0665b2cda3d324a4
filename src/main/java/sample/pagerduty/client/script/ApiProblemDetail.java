package sample.pagerduty.client.script;

import java.net.URI;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The body of a failed call (RFC 9457).
 *
 * @param type {@code urn:pagerduty-oauth-sample:} and the problem's name
 * @param title the problem in a few words, always the same
 * @param status the status of the answer
 * @param detail what happened and what to do
 * @param loginUrl where a person connects again, if that is what helps
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiProblemDetail(String type, String title, int status, String detail, @Nullable URI loginUrl) {

	static final String MEDIA_TYPE = "application/problem+json";

	private static final String TYPES = "urn:pagerduty-oauth-sample:";

	static ApiProblemDetail of(ApiProblem problem, String detail) {
		return of(problem, detail, null);
	}

	static ApiProblemDetail of(ApiProblem problem, String detail, @Nullable URI loginUrl) {
		return new ApiProblemDetail(TYPES + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'), problem.title(),
				problem.status().value(), detail, loginUrl);
	}

}
