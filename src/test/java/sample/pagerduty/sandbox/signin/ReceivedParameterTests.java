package sample.pagerduty.sandbox.signin;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The explanations of the parameters of an authorization request. */
class ReceivedParameterTests {

	@ParameterizedTest
	@CsvSource({ "response_type, wants a code", "client_id, not secret", "redirect_uri, match a registered URI",
			"scope, really gets", "state, another login", "code_challenge, (PKCE)", "code_challenge_method, SHA-256",
			"nonce, ID token", "subdomain, matching people", "service_region, matching people", "prompt, sign in again",
			"anything_else, ignores it", "SCOPE, ignores it" })
	void allWhenParameterIsGivenThenExplained(String name, String explanation) {
		assertThat(ReceivedParameter.all(Map.of(name, "x"), true)).singleElement()
			.satisfies((parameter) -> assertThat(parameter.meaning()).contains(explanation));
	}

	@Test
	void allWhenTheSandboxSendsNoNonceThenSaysSo() {
		assertThat(ReceivedParameter.all(Map.of("nonce", "x"), false)).singleElement()
			.satisfies((parameter) -> assertThat(parameter.meaning()).contains("does not"));
	}

	@Test
	void allWhenThereAreSeveralThenInTheirOrderWithTheirValues() {
		Map<String, String> received = new LinkedHashMap<>();
		received.put("state", "s");
		received.put("client_id", "c");
		assertThat(ReceivedParameter.all(received, true)).extracting(ReceivedParameter::name, ReceivedParameter::value)
			.containsExactly(tuple("state", "s"), tuple("client_id", "c"));
	}

}
