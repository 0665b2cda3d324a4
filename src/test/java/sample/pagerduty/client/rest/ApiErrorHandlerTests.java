package sample.pagerduty.client.rest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.client.MockClientHttpResponse;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What an error answer means. */
class ApiErrorHandlerTests {

	private static final String SCOPES = "{\"error\":{\"message\":\"No\",\"required_scopes\":\"a.read\"}}";

	private final ApiErrorHandler handler = new ApiErrorHandler(new JsonMapper(), Clock.systemUTC());

	@ParameterizedTest
	@CsvSource({ "199, true", "200, false", "204, false", "299, false", "300, true", "302, true", "400, true",
			"500, true", "600, true" })
	void hasErrorThenForAllBut2xx(int status, boolean error) throws Exception {
		assertThat(this.handler.hasError(new MockClientHttpResponse(new byte[0], status))).isEqualTo(error);
	}

	@ParameterizedTest
	@CsvSource({ "302, UNREADABLE", "400, INVALID_REQUEST", "401, UNAUTHORIZED", "402, UNAVAILABLE", "403, FORBIDDEN",
			"404, NOT_FOUND", "407, PROXY", "408, TIMEOUT", "429, RATE_LIMITED", "500, UNAVAILABLE", "503, UNAVAILABLE",
			"511, UNREADABLE", "999, UNAVAILABLE" })
	void exceptionOfThenTheFailureOfItsStatus(int status, ApiFailure failure) {
		ApiAnswer answer = answer(status, "", new HttpHeaders());
		assertThat(this.handler.exceptionOf(answer)).returns(failure, PagerDutyApiException::failure)
			.returns(answer, PagerDutyApiException::answer)
			.returns(null, PagerDutyApiException::retryAfter);
	}

	@ParameterizedTest
	@CsvSource({ "400, UNREADABLE", "401, UNAUTHORIZED", "403, UNREADABLE", "404, NOT_FOUND", "503, UNAVAILABLE" })
	void exceptionOfWhenItIsAPageThenRefusalsAreNotPagerDutys(int status, ApiFailure failure) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Content-Type", "Text/HTML;charset=\"utf-8");
		assertThat(this.handler.exceptionOf(answer(status, "<h1>Access Denied</h1>", headers)).failure())
			.isEqualTo(failure);
	}

	@ParameterizedTest
	@CsvSource({ "401, UNAUTHORIZED", "403, MISSING_SCOPE", "404, NOT_FOUND" })
	void exceptionOfWhenScopesAreNamedThenOnlyA403IsAMissingScope(int status, ApiFailure failure) {
		PagerDutyApiException thrown = this.handler.exceptionOf(answer(status, SCOPES, new HttpHeaders()));
		assertThat(thrown.failure()).isEqualTo(failure);
		assertThat(thrown.requiredScopes()).isEqualTo("a.read");
		assertThat(thrown.getMessage()).doesNotContain("a.read", "No");
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "59, 59", "000059, 59", "999999, 3600", "3601, 3600", "9999999999, ", "-1, ", "1.5, ",
			"soon, ", "'', ", "'59 ', 59", "\u0665, ", "59%, " })
	void exceptionOfThenWhenPagerDutyAcceptsCallsAgain(String reset, Long seconds) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("RateLimit-Reset", reset);
		assertThat(this.handler.exceptionOf(answer(429, "", headers)).retryAfter())
			.isEqualTo((seconds != null) ? Duration.ofSeconds(seconds) : null);
	}

	@Test
	void handleErrorThenThrowsWhatTheBodySays() {
		assertThatExceptionOfType(PagerDutyApiException.class)
			.isThrownBy(() -> this.handler.handleError(URI.create("https://api.pagerduty.com"), HttpMethod.GET,
					new MockClientHttpResponse(bytes(SCOPES), 403)))
			.returns(ApiFailure.MISSING_SCOPE, PagerDutyApiException::failure)
			.satisfies((thrown) -> assertThat(thrown.messages()).contains("No"));
	}

	@ParameterizedTest
	@CsvSource({ "16384, true", "16385, false" })
	void exceptionOfThenReads16KilobytesOfTheBody(int length, boolean read) {
		String body = SCOPES.replace("\"No\"", "\"No\"" + " ".repeat(length - SCOPES.length()));
		PagerDutyApiException thrown = this.handler.exceptionOf(answer(403, body, new HttpHeaders()));
		assertThat(thrown.requiredScopes().isEmpty()).isNotEqualTo(read);
		assertThat(thrown.answer().body()).hasSize(length);
	}

	private static ApiAnswer answer(int status, String body, HttpHeaders headers) {
		return new ApiAnswer(status, headers, bytes(body), false, Duration.ZERO);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
