package sample.pagerduty.sandbox.signin;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Which requests sign people out. */
class PromptFilterTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "GET, /oauth/authorize, login, -, true", "GET, /oauth/authorize, consent login, -, true",
					"GET, /oauth/authorize, login, '', false", "GET, /oauth/authorize, -, -, false",
					"GET, /oauth/authorize, Login, -, false", "GET, /oauth/authorize, logins, -, false",
					"POST, /oauth/authorize, login, -, false", "GET, /oauth/consent, login, -, false" })
	void filterWhenPromptIsLoginThenApplies(String method, String path, String prompt, String resumed,
			boolean applies) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		if (prompt != null) {
			request.addParameter("prompt", prompt);
		}
		if (resumed != null) {
			request.addParameter("continue", resumed);
		}
		assertThat(new PromptFilter().shouldNotFilter(request)).isEqualTo(!applies);
	}

}
