package sample.pagerduty.client.oauth;

import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What a failed call of the token endpoint means. */
class TokenFailureTests {

	@ParameterizedTest
	@CsvSource({ "invalid_grant, , INVALID_GRANT", "invalid_client, , INVALID_CLIENT",
			"unauthorized_client, , NOT_ALLOWED", "unsupported_grant_type, , NOT_ALLOWED",
			"invalid_scope, , INVALID_SCOPE", "invalid_request, , REFUSED", "invalid_request, '', REFUSED",
			"invalid_request, missing parameter, REFUSED", "invalid_request, Invalid SCOPE(s), INVALID_SCOPE",
			"invalid_grant, wrong scope, INVALID_GRANT", "invalid_token_response, , UNREADABLE",
			"server_error, , UNAVAILABLE", "temporarily_unavailable, , UNAVAILABLE", "INVALID_GRANT, , REFUSED", "\u202einvalid_grant, , REFUSED" })
	void ofWhenPagerDutyNamesAnErrorThenByItsCode(String code, String description, TokenFailure failure) {
		OAuth2Error error = new OAuth2Error(code, description, null);
		assertThat(TokenFailure.of(error, new OAuth2AuthorizationException(error))).isEqualTo(failure);
	}

	static Stream<Arguments> remoteFailures() {
		return Stream.of(
				arguments(new ResourceAccessException("x", new SocketTimeoutException()), TokenFailure.TIMEOUT),
				arguments(new ResourceAccessException("x"), TokenFailure.UNREACHABLE),
				arguments(new HttpServerErrorException(HttpStatus.BAD_GATEWAY), TokenFailure.UNAVAILABLE),
				arguments(new RestClientException("x"), TokenFailure.UNREADABLE));
	}

	@ParameterizedTest
	@MethodSource("remoteFailures")
	void ofWhenThereIsNoUsableAnswerThenByTheCause(RestClientException cause, TokenFailure failure) {
		OAuth2Error error = new OAuth2Error("invalid_grant");
		assertThat(TokenFailure.of(error, new OAuth2AuthorizationException(error, cause))).isEqualTo(failure);
	}

	@ParameterizedTest
	@EnumSource(TokenFailure.class)
	void endsConnectionThenOnlyWithoutAGrant(TokenFailure failure) {
		assertThat(failure.endsConnection())
			.isEqualTo(failure == TokenFailure.INVALID_GRANT || failure == TokenFailure.NO_REFRESH_TOKEN);
		assertThat(failure.key()).matches("[a-z]+(-[a-z]+)*");
	}

	@Test
	void keyWhenTheLanguageIsTurkishThenTheSame() {
		Locale usual = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			assertThat(TokenFailure.INVALID_GRANT.key()).isEqualTo("invalid-grant");
		}
		finally {
			Locale.setDefault(usual);
		}
	}

}
