package sample.pagerduty.client.script;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/** The problem that ends a call of the API. */
class TokenApiExceptionTests {

	@ParameterizedTest
	@EnumSource(TokenApiProblem.class)
	void ofThenTypeTitleStatusAndDetail(TokenApiProblem problem) {
		TokenApiException thrown = TokenApiException.of(problem, "100%s of it.");
		assertThat(thrown.getStatusCode()).isEqualTo(problem.status());
		assertThat(thrown.getBody().getStatus()).isEqualTo(problem.status().value());
		assertThat(thrown.getBody().getTitle()).isEqualTo(problem.title());
		assertThat(thrown.getBody().getDetail()).isEqualTo("100%s of it.");
		assertThat(thrown.getBody().getType()).asString().matches("urn:pagerduty-oauth-sample:[a-z]+(-[a-z]+)*");
		assertThat(thrown.getBody().getProperties()).isNull();
		assertThat(thrown.getHeaders().isEmpty()).isTrue();
	}

	@Test
	void typesThenEachOnce() {
		assertThat(Arrays.stream(TokenApiProblem.values()).map(TokenApiProblem::type)).doesNotHaveDuplicates();
		assertThat(TokenApiProblem.VALIDITY_TOO_LONG.type())
			.isEqualTo(URI.create("urn:pagerduty-oauth-sample:validity-too-long"));
	}

	@Test
	void withLoginThenNamesTheUrl() {
		URI url = URI.create("http://localhost:5000/");
		assertThat(TokenApiException.withLogin(TokenApiProblem.CONNECTION_ENDED, "x", url).getBody().getProperties())
			.containsEntry("login_url", url)
			.hasSize(1);
	}

	@Test
	void withRetryThenWholeSecondsAndNotTooFew() {
		assertThat(TokenApiException.withRetry(TokenApiProblem.BUSY, "x", Duration.ofMillis(5900))
			.getHeaders()
			.get(HttpHeaders.RETRY_AFTER)).containsExactly("6");
	}

}
