package sample.pagerduty.client.login;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.nimbusds.jose.KeySourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.Refusals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Which failure ended a login. */
class LoginFailureResolverTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			access_denied, , CANCELLED
			authorization_request_not_found, , STATE_UNKNOWN
			invalid_client, , INVALID_CLIENT
			unauthorized_client, , NOT_ALLOWED
			invalid_grant, , CODE_EXPIRED
			invalid_grant, 'code expired', CODE_EXPIRED
			invalid_grant, 'The REDIRECT uri differs', REDIRECT_URI_MISMATCH
			invalid_request, 'redirect_uri', REDIRECT_URI_MISMATCH
			invalid_client, 'redirect_uri', INVALID_CLIENT
			invalid_request, 'wrong scope', REFUSED
			invalid_scope, , INVALID_SCOPE
			server_error, , UNAVAILABLE
			wrong_issuer, , WRONG_ISSUER
			invalid_nonce, , ID_TOKEN_NONCE
			user_mismatch, , USER_MISMATCH
			invalid_id_token, , ID_TOKEN_MISSING
			invalid_token_response, , TOKEN_UNREADABLE
			nobody_knows_it, '%s', REFUSED
			""")
	void resolveWhenPagerDutyNamesAnErrorThenByItsCode(String code, String description, LoginFailure failure) {
		OAuth2Error error = new OAuth2Error(code, description, null);
		assertThat(LoginFailureResolver.resolve(new OAuth2AuthenticationException(error), true)).isEqualTo(failure);
	}

	@ParameterizedTest
	@CsvSource({ "true, , REFUSED", "true, x, REFUSED", "false, x, REFUSED", "false, , STATE_UNKNOWN" })
	void resolveWhenTheRequestIsInvalidThenAnOldBookmarkIsNoError(boolean errorAtCallback, String description,
			LoginFailure failure) {
		OAuth2Error error = new OAuth2Error("invalid_request", description, null);
		assertThat(LoginFailureResolver.resolve(new OAuth2AuthenticationException(error), errorAtCallback))
			.isEqualTo(failure);
	}

	@ParameterizedTest
	@EnumSource(ApiFailure.class)
	void resolveWhenTheProfileFailedThenByItsFailure(ApiFailure failure) {
		Map<ApiFailure, LoginFailure> expected = new EnumMap<>(
				Map.of(ApiFailure.UNAUTHORIZED, LoginFailure.PROFILE_UNAUTHORIZED, ApiFailure.WRONG_REGION,
						LoginFailure.PROFILE_WRONG_REGION, ApiFailure.RATE_LIMITED, LoginFailure.PROFILE_RATE_LIMITED,
						ApiFailure.TIMEOUT, LoginFailure.PROFILE_TIMEOUT, ApiFailure.UNREACHABLE,
						LoginFailure.PROFILE_UNREACHABLE, ApiFailure.UNREADABLE, LoginFailure.PROFILE_UNREADABLE,
						ApiFailure.NOT_FOUND, LoginFailure.PROFILE_UNREADABLE, ApiFailure.INVALID_REQUEST,
						LoginFailure.PROFILE_UNREADABLE, ApiFailure.PROXY, LoginFailure.PROXY));
		assertThat(resolve(Refusals.of(failure, new IllegalStateException())))
			.isEqualTo(expected.getOrDefault(failure, LoginFailure.PROFILE_UNAVAILABLE));
	}

	static Stream<Arguments> causes() {
		return Stream.of(arguments(new BadJwtException("x"), LoginFailure.ID_TOKEN_SIGNATURE),
				arguments(new JwtException("x", new KeySourceException("x")), LoginFailure.KEYS_UNREACHABLE),
				arguments(invalid("id_token_expired"), LoginFailure.ID_TOKEN_EXPIRED),
				arguments(invalid("id_token_issuer"), LoginFailure.ID_TOKEN_ISSUER),
				arguments(invalid("id_token_audience"), LoginFailure.ID_TOKEN_AUDIENCE),
				arguments(invalid("anything"), LoginFailure.ID_TOKEN_AUDIENCE),
				arguments(new ResourceAccessException("x"), LoginFailure.TOKEN_UNREACHABLE),
				arguments(new HttpServerErrorException(HttpStatus.BAD_GATEWAY), LoginFailure.TOKEN_UNAVAILABLE),
				arguments(new RestClientException("x"), LoginFailure.TOKEN_UNREADABLE));
	}

	@ParameterizedTest
	@MethodSource("causes")
	void resolveWhenThereIsACauseThenByTheCause(Throwable cause, LoginFailure failure) {
		assertThat(resolve(cause)).isEqualTo(failure);
	}

	@Test
	void resolveWhenItIsNotAboutOAuthThenRefused() {
		assertThat(LoginFailureResolver.resolve(new BadCredentialsException("x"), false))
			.isEqualTo(LoginFailure.REFUSED);
	}

	private static LoginFailure resolve(Throwable cause) {
		return LoginFailureResolver.resolve(new OAuth2AuthenticationException(new OAuth2Error("any"), cause), false);
	}

	private static JwtValidationException invalid(String code) {
		return new JwtValidationException("x", List.of(new OAuth2Error(code), new OAuth2Error("id_token_expired")));
	}

}
