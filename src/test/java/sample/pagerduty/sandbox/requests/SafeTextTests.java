package sample.pagerduty.sandbox.requests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of a request: which values, how much of them, and no long words. */
class SafeTextTests {

	private static final String UUID = "123e4567-e89b-12d3-a456-426614174000";

	private static final String TOKEN = "pdus+_0XBPWQQ_0c8e6b64-1aa2-4ab8-9f0b-b1f8a1e1c0de";

	@ParameterizedTest
	@CsvSource({ "authorization_code, authorization_code",
			"openid users:contact_methods.read, " + "openid users:contact_methods.read",
			"http://localhost:5000/callback, http://localhost:5000/callback", UUID + ", " + UUID, TOKEN + ", •••",
			"a " + TOKEN + " b, a ••• b", "/users/" + TOKEN + "/x, /users/•••/x", TOKEN + "/" + UUID + ", •••/" + UUID,
			"a" + UUID + ", •••" })
	void textWhenItHasALongWordThenMasksIt(String text, String safe) {
		assertThat(SafeText.text(text)).isEqualTo(safe);
	}

	/** The word at the end is cut, so it may be part of a longer one. */
	@Test
	void textWhenASecretIsCutAtTheEndThenMasksIt() {
		for (int length = 150; length < SafeText.MAX_LENGTH; length++) {
			assertThat(SafeText.text(".".repeat(length) + TOKEN)).endsWith("•••").doesNotContain("pdus");
		}
		assertThat(SafeText.text(".".repeat(SafeText.MAX_LENGTH) + TOKEN)).hasSize(SafeText.MAX_LENGTH + 1)
			.endsWith("…");
	}

	@Test
	void textWhenCharactersAreInvisibleThenShowsThatTheyAreThere() {
		assertThat(SafeText.text("a\u0000b\u202Ec\u200Bd\ne\u2028f")).isEqualTo("a�b�c�d�e�f");
	}

	@Test
	void textWhenLongThenIsCut() {
		assertThat(SafeText.text("a.".repeat(500))).hasSize(SafeText.MAX_LENGTH + 1).endsWith("…");
	}

	@Test
	void parametersWhenManyThenOnlySome() {
		Map<String, String[]> received = new LinkedHashMap<>();
		IntStream.range(0, 500).forEach((number) -> received.put("p" + number, new String[] { "v" }));
		List<SeenRequest.Parameter> parameters = SafeText.parameters(received);
		assertThat(parameters).hasSize(SafeText.MAX_PARAMETERS + 1).allMatch((parameter) -> parameter.value() == null);
		assertThat(parameters.get(SafeText.MAX_PARAMETERS).name()).isEqualTo("…");
	}

	@Test
	void parametersWhenNotHarmlessThenOnlyTheirNames() {
		Map<String, String[]> received = new LinkedHashMap<>();
		List.of("code", "state", "nonce", "token", "refresh_token", "client_secret", "code_verifier", "code_challenge",
				"password", "Scope")
			.forEach((name) -> received.put(name, new String[] { "short" }));
		received.put("scope", new String[] { "read", "write" });
		assertThat(SafeText.parameters(received)).filteredOn((parameter) -> parameter.value() != null)
			.containsExactly(new SeenRequest.Parameter("scope", "read write"));
	}

}
