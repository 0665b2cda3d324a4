package sample.pagerduty.client.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of the library's tokens. */
class IssuedTokensTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	/** The library's clock may differ. */
	private static final Instant ISSUED = NOW.minusSeconds(40);

	@ParameterizedTest
	@CsvSource({ "3600, 3600", "2, 2", "1, ", "315360000, 315360000", "315360001, 315360000",
			"9000000000000, 315360000" })
	void ofThenExpiresByTheClockOfThisAppAndWithinTenYears(long lifetime, Long expected) {
		IssuedTokens tokens = IssuedTokens.of(token(ISSUED.plusSeconds(lifetime), Set.of("a")), null, Set.of(), NOW);
		assertThat(tokens.issuedAt()).isEqualTo(NOW);
		assertThat(tokens.validity().lifetime()).isEqualTo((expected != null) ? Duration.ofSeconds(expected) : null);
	}

	@Test
	void ofWhenTheLibraryHasNoTimesThenTheEndIsUnknown() {
		assertThat(IssuedTokens.of(token(null, Set.of()), null, Set.of(), NOW).expiresAt()).isNull();
		assertThat(IssuedTokens
			.of(new OAuth2AccessToken(TokenType.BEARER, "t", null, ISSUED.plusSeconds(60)), null, Set.of(), NOW)
			.expiresAt()).isNull();
	}

	@Test
	void ofWhenTheResponseNamesNoScopeThenThoseRequested() {
		assertThat(IssuedTokens.of(token(null, Set.of()), null, Set.of("a", "b"), NOW).scopes())
			.containsExactlyInAnyOrder("a", "b");
		assertThat(IssuedTokens.of(token(null, Set.of("c")), null, Set.of("a", "b"), NOW).scopes())
			.containsExactly("c");
	}

	@Test
	void printThenWithoutTokens() {
		IssuedTokens tokens = IssuedTokens.of(token(null, Set.of()), new OAuth2RefreshToken("secret-2", null),
				Set.of("a"), NOW);
		assertThat(tokens.refreshToken()).isEqualTo("secret-2");
		assertThat(tokens).asString().contains("[a]").doesNotContain("secret");
	}

	private static OAuth2AccessToken token(Instant expiresAt, Set<String> scopes) {
		return new OAuth2AccessToken(TokenType.BEARER, "secret-1", ISSUED, expiresAt, scopes);
	}

}
