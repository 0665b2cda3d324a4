package sample.pagerduty.sandbox.signin;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.sandbox.AppKind;
import sample.pagerduty.sandbox.SandboxOptions;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2Error;

import static org.assertj.core.api.Assertions.assertThat;

/** Which parameter the page blames, and what it says is really wrong. */
class AuthorizationRejectionTests {

	private static final SandboxOptions OPTIONS = new SandboxOptions(0, List.of(URI.create("http://localhost/cb")),
			AppKind.SCOPED, List.of());

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "redirect_uri, http://x, redirect_uri, must match exactly",
					"redirect_uri, -, redirect_uri, has no redirect_uri", "scope, http://x, redirect_uri, has no scope",
					"client_id, http://x, client_id, client_id is missing",
					"response_type, http://x, response_type, is not code", "state, -, state, answered before",
					"code_challenge, http://x, code_challenge, code_challenge is missing" })
	void ofWhenParameterIsWrongThenBlamesAndExplains(String parameter, @Nullable String redirectUri, String blamed,
			String explanation) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		if (redirectUri != null) {
			request.addParameter("redirect_uri", redirectUri);
		}
		AuthorizationRejection rejection = AuthorizationRejection
			.of(new OAuth2Error("invalid_request", "OAuth 2.0 Parameter: " + parameter, null), request, OPTIONS);
		assertThat(rejection.blamed()).isEqualTo(blamed);
		assertThat(rejection.explanation()).contains(explanation);
		assertThat(rejection.received()).isEqualTo(redirectUri);
		assertThat(rejection.registered()).containsExactly("http://localhost/cb");
	}

}
