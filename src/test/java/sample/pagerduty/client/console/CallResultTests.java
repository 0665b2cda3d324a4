package sample.pagerduty.client.console;

import java.net.URI;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;
import sample.pagerduty.client.console.AnswerView.Note;
import sample.pagerduty.client.oauth.FailedCall;
import sample.pagerduty.client.oauth.RefusedCall;
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
		assertThat(result(null, failure(failure), false).status()).isEqualTo(failure.status());
		assertThat(result(view(), null, true).status()).isEqualTo(HttpStatus.OK);
	}

	@Test
	void isDownloadableThenOnlyWithABodyThatPagerDutySentForIt() {
		assertThat(result(view(), null, true).isDownloadable()).isTrue();
		assertThat(result(view(Note.NOT_JSON), FailedCall.unreadable(), true).isDownloadable()).isTrue();
		assertThat(result(view(Note.EMPTY), null, true).isDownloadable()).isFalse();
		assertThat(result(null, null, true).isDownloadable()).isFalse();
		assertThat(result(view(), failure(ApiFailure.NOT_FOUND), false).isDownloadable()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://api.pagerduty.com | /users | | GET /users HTTP/1.1 | Host: api.pagerduty.com
			https://api.pagerduty.com | /a%20b | x=%2F | GET /a%20b?x=%2F HTTP/1.1 | Host: api.pagerduty.com
			http://localhost:5001/eu | /users | a=1 | GET /eu/users?a=1 HTTP/1.1 | Host: localhost:5001
			""")
	void sentThenTheRequestWithoutTheToken(String apiUrl, String path, String query, String line, String host) {
		CallResult result = new CallResult(new ApiRequest(path, (query != null) ? query : ""), access(apiUrl), null,
				null, null, true);
		assertThat(result.sent()).startsWith(line, host)
			.contains("Authorization: Bearer " + TokenMask.MASK)
			.noneMatch((sent) -> sent.contains("secret"));
	}

	@ParameterizedTest
	@CsvSource({ "/api", "/a", "/api.pagerduty.com" })
	void sentWhenThePathIsLikeTheHostThenStillThePath(String path) {
		assertThat(new CallResult(new ApiRequest(path, ""), access("https://api.pagerduty.com"), null, null, null, true)
			.sent()).startsWith("GET " + path + " HTTP/1.1");
	}

	private static CallResult result(AnswerView answer, FailedCall failure, boolean accepted) {
		return new CallResult(new ApiRequest("/users", ""), access("https://api.pagerduty.com"), answer, failure, null,
				accepted);
	}

	private static FailedCall failure(ApiFailure refusal) {
		return new RefusedCall(refusal, List.of(), null, null);
	}

	private static AnswerView view(Note... notes) {
		return new AnswerView("200 OK", 1, null, List.of(), "{}", 2, Set.of(notes), new PagePosition());
	}

	private static ApiAccess access(String apiUrl) {
		return new ApiAccess(URI.create(apiUrl), "secret", null);
	}

}
