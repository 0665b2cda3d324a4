package sample.pagerduty.sandbox.token;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

import static org.assertj.core.api.Assertions.assertThat;

/** When tokens and logins have ended, by a fixed clock. */
class TokenLifetimeTests {

	private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

	private static final RegisteredClient APP = RegisteredClient.withId("app")
		.clientId("app")
		.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
		.build();

	private final TokenLifetime lifetime = new TokenLifetime(Clock.fixed(NOW, ZoneOffset.UTC));

	@ParameterizedTest
	@CsvSource({ "-1, true", "0, true", "1, false" })
	void tokenWhenItsSecondsHavePassedThenHasEnded(int secondsLeft, boolean ended) {
		OAuth2Authorization login = login(secondsLeft, null);
		assertThat(this.lifetime.hasEnded(Objects.requireNonNull(login.getAccessToken()))).isEqualTo(ended);
	}

	@Test
	void tokenWhenRevokedThenHasEnded() {
		OAuth2Authorization login = login(60, null);
		OAuth2AccessToken token = Objects.requireNonNull(login.getAccessToken()).getToken();
		login = OAuth2Authorization.from(login).invalidate(token).build();
		assertThat(this.lifetime.hasEnded(Objects.requireNonNull(login.getAccessToken()))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "-1, -1, true", "-1, 1, false", "1, -1, false", "1, 1, false", "-1, -, true", "1, -, false" })
	void loginWhenAllItsTokensHaveEndedThenHasEnded(int accessToken, @Nullable Integer refreshToken, boolean ended) {
		assertThat(this.lifetime.isPast(this.lifetime.end(login(accessToken, refreshToken)))).isEqualTo(ended);
	}

	@Test
	void loginWhenItWaitsForConsentThenHasNotEnded() {
		assertThat(this.lifetime.isPast(this.lifetime.end(builder().attribute("state", "s").build()))).isFalse();
	}

	private static OAuth2Authorization login(int accessToken, @Nullable Integer refreshToken) {
		Instant start = NOW.minusSeconds(3_600);
		OAuth2Authorization.Builder login = builder()
			.accessToken(new OAuth2AccessToken(TokenType.BEARER, "access", start, NOW.plusSeconds(accessToken)));
		if (refreshToken != null) {
			login.refreshToken(new OAuth2RefreshToken("refresh", start, NOW.plusSeconds(refreshToken)));
		}
		return login.build();
	}

	private static OAuth2Authorization.Builder builder() {
		return OAuth2Authorization.withRegisteredClient(APP)
			.principalName("someone")
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
	}

}
