package sample.pagerduty.client.flow;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskTests {

	private static final String SECRET = "pdus+_0AAAAAA_11111111-2222-3333-4444-555555555555";

	@ParameterizedTest
	@ValueSource(strings = { "access_token", "refresh_token", "id_token", "code_verifier", "client_secret",
			"Authorization", "client_info", "password", "Code", "" })
	void secretThenNoPartOfIt(String name) {
		assertThat(Mask.of(name, SECRET, Set.of())).doesNotContain("pdus").doesNotContain("5555");
	}

	@ParameterizedTest
	@ValueSource(strings = { "code", "state", "nonce", "code_challenge" })
	void usedUpValueThenItsFirstCharacters(String name) {
		assertThat(Mask.of(name, "k3jXabcdefghijklmnopqrst", Set.of())).isEqualTo("k3jX… (24 characters)");
		assertThat(Mask.of(name, "k3jXabcdefg", Set.of())).isEqualTo("not shown (11 characters)");
	}

	@Test
	void publicValueThenWholeButPrintableAndBounded() {
		assertThat(Mask.of("scope", List.of("openid", "users.read"), Set.of())).isEqualTo("openid users.read");
		assertThat(Mask.of("expires_in", 86400, Set.of())).isEqualTo("86400");
		assertThat(Mask.of("token_type", "a\u202Eb\n", Set.of())).isEqualTo("a?b?");
		assertThat(Mask.of("scope", "x".repeat(9000), Set.of())).hasSize(401);
	}

	@Test
	void textFromOutsideThenOnlyAnErrorCodeOrAKnownIssuer() {
		assertThat(Mask.of("error", "invalid_grant", Set.of())).isEqualTo("invalid_grant");
		assertThat(Mask.of("error", "Call 555-0100 now", Set.of())).isEqualTo("not shown");
		assertThat(Mask.of("error_description", "Call me", Set.of())).isEqualTo("not shown");
		assertThat(Mask.of("iss", "https://a.example", Set.of("https://a.example"))).isEqualTo("https://a.example");
		assertThat(Mask.of("iss", "https://b.example", Set.of("https://a.example"))).isEqualTo("another issuer");
	}

}
