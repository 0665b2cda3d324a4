package sample.pagerduty.client.connection;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is connected. */
class ConnectedUserTests {

	@ParameterizedTest
	@CsvSource({ "Ada, ada@acme.example, Ada", "Ada, , Ada", ", ada@acme.example, ada@acme.example", ", , P1",
			"\u202eAda, , \u202eAda" })
	void displayNameThenTheBestThatIsKnown(String name, String email, String shown) {
		assertThat(new ConnectedUser("P1", name, email, null).displayName()).isEqualTo(shown);
	}

	@Test
	void userThenFromTheClaims() {
		assertThat(principal("sub", "P1", "A1", Map.of("name", "Ada", "email", "ada@acme.example", "subdomain", "acme"))
			.user()).isEqualTo(new ConnectedUser("P1", "Ada", "ada@acme.example", "acme"));
		assertThat(principal("sub", null, null, Map.of()).user()).isEqualTo(new ConnectedUser("sub", null, null, null));
	}

	@Test
	void nameThenTheSameForOnePersonInOneAccountAlone() {
		String name = principal("sub", "P1", "A1", Map.of()).getName();
		assertThat(principal("other", "P1", "A1", Map.of("name", "New")).getName()).isEqualTo(name);
		assertThat(principal("sub", "P2", "A1", Map.of()).getName()).isNotEqualTo(name);
		assertThat(principal("sub", "P1", "A2", Map.of()).getName()).isNotEqualTo(name);
		assertThat(principal("sub", "P1", null, Map.of()).getName()).isNotEqualTo(name);
		assertThat(principal("sub", null, "A1", Map.of()).getName()).isNotEqualTo(name);
	}

	@Test
	void nameThenADigestThatShowsNoPersonalData() {
		String name = principal("ada@acme.example", null, "A1", Map.of()).getName();
		assertThat(name).matches("[A-Za-z0-9_-]{43}");
		assertThat(principal("x".repeat(10_000), null, "\ud83d\ude00\0", Map.of()).getName()).hasSize(43);
	}

	private static ConnectedPrincipal principal(String subject, String userId, String accountId,
			Map<String, Object> others) {
		Map<String, Object> claims = new HashMap<>(others);
		claims.put("sub", subject);
		claims.put("user_id", userId);
		claims.put("account_id", accountId);
		claims.values().removeIf((claim) -> claim == null);
		return new ConnectedPrincipal(new OidcIdToken("t", Instant.EPOCH, Instant.MAX, claims),
				new OidcUserInfo(Map.of("sub", subject)));
	}

	@ParameterizedTest
	@CsvSource({ "'', ada@acme.example, ada@acme.example", "' ', , P1", ", '', P1" })
	void displayNameWhenABetterOneIsBlankThenTheNext(String name, String email, String shown) {
		assertThat(new ConnectedUser("P1", name, email, null).displayName()).isEqualTo(shown);
	}

}
