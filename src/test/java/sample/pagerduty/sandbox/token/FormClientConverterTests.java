package sample.pagerduty.sandbox.token;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.sandbox.AppKind;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Where a client's credentials must be. */
class FormClientConverterTests {

	@Test
	void convertWhenSecretIsInTheFormThenTaken() {
		Authentication client = new FormClientConverter(AppKind.SCOPED, false).convert(form("id", "secret"));
		assertThat(client.getPrincipal()).isEqualTo("id");
		assertThat(client.getCredentials()).isEqualTo("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-" })
	void convertWhenAppIsPublicThenIdIsEnough(String secret) {
		Authentication client = new FormClientConverter(AppKind.PUBLIC, false)
			.convert(form("id", "-".equals(secret) ? null : secret));
		assertThat(client.getPrincipal()).isEqualTo("id");
		assertThat(client.getCredentials()).isNull();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			SCOPED, id, -,      client_secret is missing from the body.
			SCOPED, id, '',     client_secret is missing from the body.
			SCOPED, -,  secret, client_id is missing from the body.
			SCOPED, -,  -,      client_id and client_secret are missing from the body.
			PUBLIC, id, secret, The body must contain client_id and no client_secret
			PUBLIC, -,  -,      client_id is missing from the body.
			""")
	void convertWhenFormIsIncompleteThenNamesWhatIsWrong(AppKind kind, String id, String secret, String words) {
		assertRefused(kind, form(id, secret), "invalid_client", words);
	}

	@ParameterizedTest
	@EnumSource
	void convertWhenThereIsAQueryThenInvalidRequest(AppKind kind) {
		MockHttpServletRequest request = form("id", "secret");
		request.setQueryString("client_id=id");
		assertRefused(kind, request, "invalid_request", "not in the query");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "application/json", "text/plain" })
	void convertWhenBodyIsNoFormThenInvalidRequest(String type) {
		MockHttpServletRequest request = form("id", "secret");
		request.setContentType(type);
		assertRefused(AppKind.SCOPED, request, "invalid_request", "application/x-www-form-urlencoded");
	}

	@ParameterizedTest
	@EnumSource
	void convertWhenThereIsAnAuthorizationHeaderThenInvalidClient(AppKind kind) {
		MockHttpServletRequest request = form("id", "secret");
		request.addHeader("Authorization", "Basic aWQ6c2VjcmV0");
		assertRefused(kind, request, "invalid_client", "Authorization header is not accepted");
	}

	private static void assertRefused(AppKind kind, MockHttpServletRequest request, String code, String text) {
		assertThatExceptionOfType(OAuth2AuthenticationException.class)
			.isThrownBy(() -> new FormClientConverter(kind, false).convert(request))
			.satisfies((ex) -> {
				assertThat(ex.getError().getErrorCode()).isEqualTo(code);
				assertThat(ex.getError().getDescription()).contains(text);
			});
	}

	private static MockHttpServletRequest form(String id, String secret) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/oauth/token");
		request.setContentType("application/x-www-form-urlencoded");
		if (id != null) {
			request.addParameter("client_id", id);
		}
		if (secret != null) {
			request.addParameter("client_secret", secret);
		}
		return request;
	}

}
