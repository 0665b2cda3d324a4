package sample.pagerduty.sandbox.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Which entries go when there are too many. */
class StoredAuthorizationsTests {

	private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

	private static final RegisteredClient APP = RegisteredClient.withId("app")
		.clientId("app")
		.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
		.build();

	private final StoredAuthorizations authorizations = new StoredAuthorizations(
			new InMemoryRegisteredClientRepository(APP), Clock.fixed(NOW, ZoneOffset.UTC), 3);

	@Test
	void saveWhenFullThenExpiredOnesGoFirst() {
		login("oldest");
		appToken("app");
		save("expired", NOW, false);
		login("new");
		assertKept("oldest", "app", "new");
		assertGone("expired");
	}

	@Test
	void saveWhenNoneHasExpiredThenOldestWithoutRefreshTokenGoes() {
		login("oldest");
		appToken("first");
		appToken("second");
		appToken("third");
		assertKept("oldest", "second", "third");
		assertGone("first");
	}

	@Test
	void saveWhenFullOfLoginsThenOldestGoes() {
		login("first");
		login("second");
		login("third");
		login("fourth");
		assertKept("second", "third", "fourth");
		assertGone("first");
	}

	@Test
	void saveWhenFullOfLoginsThenThoseThatWaitForConsentStay() {
		login("first");
		login("second");
		login("third");
		waiting("waiting");
		waiting("too");
		assertThat(this.authorizations.findById("waiting")).isNotNull();
		assertThat(this.authorizations.findById("too")).isNotNull();
		assertKept("third");
		assertGone("first");
		assertGone("second");
	}

	@Test
	void saveWhenThousandsWaitForConsentThenTheOldestOfThemGoes() {
		StoredAuthorizations many = new StoredAuthorizations(new InMemoryRegisteredClientRepository(APP),
				Clock.fixed(NOW, ZoneOffset.UTC), EvictionOrder.MAX_UNFINISHED + 2);
		many.save(authorization("login", NOW.plus(Duration.ofDays(1)), true));
		for (int index = 0; index < EvictionOrder.MAX_UNFINISHED + 10; index++) {
			many.save(waitingFor(String.valueOf(index)));
		}
		assertThat(many.findById("login")).isNotNull();
		assertThat(many.findById("0")).isNull();
		assertThat(many.findById("1000")).isNotNull();
	}

	@Test
	void saveWhenThousandsWaitForConsentThenTheOldestOfThemGoesThoughThereIsRoom() {
		StoredAuthorizations many = new StoredAuthorizations(new InMemoryRegisteredClientRepository(APP),
				Clock.fixed(NOW, ZoneOffset.UTC), 10 * EvictionOrder.MAX_UNFINISHED);
		for (int index = 0; index <= EvictionOrder.MAX_UNFINISHED; index++) {
			many.save(waitingFor(String.valueOf(index)));
		}
		assertThat(many.findById("0")).isNull();
		assertThat(many.findById("1")).isNotNull();
		assertThat(many.findById("1000")).isNotNull();
	}

	@Test
	void saveWhenSavedBeforeThenNothingGoes() {
		login("first");
		login("second");
		login("third");
		login("first");
		assertKept("first", "second", "third");
	}

	@Test
	void saveWhenARevokedLoginIsThereThenItGoesFirst() {
		login("revoked");
		appToken("app");
		OAuth2Authorization revoked = this.authorizations.findById("revoked");
		this.authorizations.save(OAuth2Authorization.from(revoked)
			.invalidate(revoked.getRefreshToken().getToken())
			.invalidate(revoked.getAccessToken().getToken())
			.build());
		login("new");
		login("newer");
		assertKept("app", "new", "newer");
		assertGone("revoked");
	}

	@Test
	void saveWhenRefreshedThenOldAccessTokenCountsAndGoesFirst() {
		login("login");
		OAuth2Authorization login = this.authorizations.findById("login");
		this.authorizations.save(OAuth2Authorization.from(login)
			.accessToken(new OAuth2AccessToken(TokenType.BEARER, "second", NOW, NOW.plus(Duration.ofDays(1))))
			.build());
		assertKept("login", "second");
		login("other");
		login("another");
		assertKept("second", "other", "another");
		assertThat(this.authorizations.findByToken("login", OAuth2TokenType.ACCESS_TOKEN)).isNull();
	}

	@Test
	void saveWhenFullThenTakesNoLongerThanBefore() {
		StoredAuthorizations many = new StoredAuthorizations(new InMemoryRegisteredClientRepository(APP),
				Clock.fixed(NOW, ZoneOffset.UTC), 10_000);
		long filling = time(many, 0);
		time(many, 10_000);
		// The better of two, because something else may interrupt one of them.
		assertThat(Math.min(time(many, 20_000), time(many, 30_000))).isLessThan(10 * filling + 1_000_000_000L);
		assertThat(many.findById("30000")).isNotNull();
		assertThat(many.findById("29999")).isNull();
	}

	private static long time(StoredAuthorizations many, int first) {
		long start = System.nanoTime();
		for (int index = first; index < first + 10_000; index++) {
			many.save(authorization(String.valueOf(index), NOW.plus(Duration.ofDays(1)), false));
		}
		return System.nanoTime() - start;
	}

	private void login(String name) {
		save(name, NOW.plus(Duration.ofDays(1)), true);
	}

	private void appToken(String name) {
		save(name, NOW.plus(Duration.ofDays(1)), false);
	}

	private void save(String name, Instant end, boolean refreshable) {
		this.authorizations.save(authorization(name, end, refreshable));
	}

	private void waiting(String name) {
		this.authorizations.save(waitingFor(name));
	}

	private static OAuth2Authorization waitingFor(String name) {
		return OAuth2Authorization.withRegisteredClient(APP)
			.id(name)
			.principalName("someone")
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.attribute(OAuth2ParameterNames.STATE, name)
			.build();
	}

	private static OAuth2Authorization authorization(String name, Instant end, boolean refreshable) {
		Instant start = NOW.minus(Duration.ofDays(1));
		OAuth2Authorization.Builder authorization = OAuth2Authorization.withRegisteredClient(APP)
			.id(name)
			.principalName("someone")
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.accessToken(new OAuth2AccessToken(TokenType.BEARER, name, start, end));
		if (refreshable) {
			authorization.refreshToken(new OAuth2RefreshToken(name + "-refresh", start, end));
		}
		return authorization.build();
	}

	private void assertKept(String... names) {
		assertThat(names).allSatisfy(
				(name) -> assertThat(this.authorizations.findByToken(name, OAuth2TokenType.ACCESS_TOKEN)).isNotNull());
	}

	private void assertGone(String name) {
		assertThat(this.authorizations.findById(name)).isNull();
		assertThat(this.authorizations.findByToken(name, OAuth2TokenType.ACCESS_TOKEN)).isNull();
	}

}
