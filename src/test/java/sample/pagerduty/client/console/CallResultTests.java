package sample.pagerduty.client.console;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;
import sample.pagerduty.client.console.AnswerView.Note;
import sample.pagerduty.client.console.CallResult.Complaint;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.ApiAccess;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.ApiRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** What a page says about a call. */
class CallResultTests {

	@Test
	void statusWhenThereIsNoTokenThenBadGateway() {
		CallResult result = CallResult.withoutToken(new ApiRequest("/users", ""), access("https://api.pagerduty.com"),
				new TokenUnavailableException(TokenFailure.INVALID_GRANT));
		assertThat(result.status()).isEqualTo(HttpStatus.BAD_GATEWAY);
		assertThat(result.isDownloadable()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(ApiFailure.class)
	void statusWhenTheCallFailedThenThatOfTheFailure(ApiFailure failure) {
		assertThat(result(null, failure, null).status()).isEqualTo(failure.status());
		assertThat(result(view(), null, null).status()).isEqualTo(HttpStatus.OK);
	}

	@ParameterizedTest
	@EnumSource(ApiFailure.class)
	void isRepeatableThenOnlyWhatPassesByItself(ApiFailure failure) {
		assertThat(result(null, failure, null).isRepeatable()).isEqualTo(
				Set.of(ApiFailure.RATE_LIMITED, ApiFailure.UNAVAILABLE, ApiFailure.UNREACHABLE, ApiFailure.TIMEOUT)
					.contains(failure));
	}

	@Test
	void secondsToWaitThenThoseThatPagerDutyNamed() {
		assertThat(result(null, ApiFailure.RATE_LIMITED, new Complaint(List.of(), Duration.ofSeconds(17), null))
			.secondsToWait()).isEqualTo(17);
		assertThat(result(null, ApiFailure.RATE_LIMITED, new Complaint(List.of(), null, null)).secondsToWait())
			.isZero();
		assertThat(result(null, ApiFailure.RATE_LIMITED, null).secondsToWait()).isZero();
	}

	@Test
	void countdownThenOnlyAfterTooManyCalls() {
		assertThat(result(null, ApiFailure.RATE_LIMITED, new Complaint(List.of(), Duration.ofSeconds(17), null))
			.countdown()).isEqualTo(17);
		assertThat(result(null, ApiFailure.RATE_LIMITED, null).countdown()).isEqualTo(60);
		assertThat(result(null, ApiFailure.TIMEOUT, null).countdown()).isNull();
	}

	@Test
	void isDownloadableThenOnlyWithABodyAndWithoutAComplaint() {
		assertThat(result(view(), null, null).isDownloadable()).isTrue();
		assertThat(result(view(Note.NOT_JSON), ApiFailure.UNREADABLE, null).isDownloadable()).isTrue();
		assertThat(result(view(Note.EMPTY), null, null).isDownloadable()).isFalse();
		assertThat(result(null, null, null).isDownloadable()).isFalse();
		assertThat(result(view(), ApiFailure.NOT_FOUND, new Complaint(List.of(), null, null)).isDownloadable())
			.isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://api.pagerduty.com | /users | | GET /users HTTP/1.1 | Host: api.pagerduty.com
			https://api.pagerduty.com | /a%20b | x=%2F | GET /a%20b?x=%2F HTTP/1.1 | Host: api.pagerduty.com
			http://localhost:5001/eu | /users | a=1 | GET /eu/users?a=1 HTTP/1.1 | Host: localhost:5001
			""")
	void sentThenTheRequestWithoutTheToken(String apiUrl, String path, String query, String line, String host) {
		CallResult result = new CallResult(new ApiRequest(path, (query != null) ? query : ""), access(apiUrl), null,
				null, null, null, null);
		assertThat(result.sent()).startsWith(line, host)
			.contains("Authorization: Bearer " + TokenMask.MASK)
			.noneMatch((sent) -> sent.contains("secret"));
	}

	@ParameterizedTest
	@CsvSource({ "/api", "/a", "/api.pagerduty.com" })
	void sentWhenThePathIsLikeTheHostThenStillThePath(String path) {
		assertThat(new CallResult(new ApiRequest(path, ""), access("https://api.pagerduty.com"), null, null, null, null,
				null)
			.sent()).startsWith("GET " + path + " HTTP/1.1");
	}

	private static CallResult result(AnswerView answer, ApiFailure failure, Complaint complaint) {
		return new CallResult(new ApiRequest("/users", ""), access("https://api.pagerduty.com"), answer, failure,
				complaint, null, null);
	}

	private static AnswerView view(Note... notes) {
		return new AnswerView("200 OK", 1, null, List.of(), "{}", 2, Set.of(notes), new PagePosition());
	}

	private static ApiAccess access(String apiUrl) {
		return new ApiAccess(URI.create(apiUrl), "secret", null);
	}

}
