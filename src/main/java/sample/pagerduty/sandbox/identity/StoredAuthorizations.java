package sample.pagerduty.sandbox.identity;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Keeps logins in memory, each found by any of its secrets. A token that has expired by
 * the sandbox's clock is handed out as an invalidated one, because Spring's providers
 * compare with the system's clock.
 * <p>
 * A login holds one access and one refresh token. A refresh makes the former refresh
 * token unknown; the former access token lives on in an entry of its own until it
 * expires, for nothing says that PagerDuty would kill it, or until its login is revoked.
 */
class StoredAuthorizations implements OAuth2AuthorizationService {

	/** The attribute of a former access token's entry that names the login it is of. */
	private static final String LOGIN = "sandbox.login";

	private static final Set<OAuth2TokenType> REVOCABLE = Set.of(OAuth2TokenType.ACCESS_TOKEN,
			OAuth2TokenType.REFRESH_TOKEN);

	private final Map<String, OAuth2Authorization> byId = new LinkedHashMap<>();

	private final Map<String, String> idBySecret = new HashMap<>();

	private final RegisteredClientRepository apps;

	private final TokenLifetime lifetime;

	private final int capacity;

	/**
	 * Creates an empty store.
	 * @param apps the apps that log in
	 * @param clock what tokens expire by
	 * @param capacity how many entries are kept at most
	 */
	StoredAuthorizations(RegisteredClientRepository apps, Clock clock, int capacity) {
		this.apps = apps;
		this.lifetime = new TokenLifetime(clock);
		this.capacity = capacity;
	}

	@Override
	public synchronized void save(OAuth2Authorization authorization) {
		OAuth2Authorization last = this.byId.get(authorization.getId());
		forget(authorization.getId());
		put(authorization);
		OAuth2Authorization.Token<OAuth2RefreshToken> refreshToken = authorization.getRefreshToken();
		if (refreshToken != null && refreshToken.isInvalidated()) {
			forgetFormerAccessTokens(authorization.getId());
		}
		else if (last != null) {
			formerAccessToken(last, authorization).ifPresent(this::put);
		}
	}

	@Override
	public synchronized void remove(OAuth2Authorization authorization) {
		forget(authorization.getId());
		forgetFormerAccessTokens(authorization.getId());
	}

	private void put(OAuth2Authorization authorization) {
		if (this.byId.size() >= this.capacity) {
			makeRoom();
		}
		this.byId.put(authorization.getId(), authorization);
		AuthorizationSecrets.kindsOf(authorization)
			.keySet()
			.forEach((secret) -> this.idBySecret.put(secret, authorization.getId()));
	}

	private void forget(String id) {
		OAuth2Authorization stored = this.byId.remove(id);
		if (stored != null) {
			AuthorizationSecrets.kindsOf(stored).keySet().forEach(this.idBySecret::remove);
		}
	}

	private void forgetFormerAccessTokens(String login) {
		this.byId.values()
			.stream()
			.filter((entry) -> login.equals(entry.<@Nullable String>getAttribute(LOGIN)))
			.map(OAuth2Authorization::getId)
			.toList()
			.forEach(this::forget);
	}

	/**
	 * What is dead goes first, then the oldest that nobody could refresh: an app that
	 * asks for token after token must not end other people's logins.
	 */
	private void makeRoom() {
		this.byId.values()
			.stream()
			.filter(this.lifetime::isOver)
			.map(OAuth2Authorization::getId)
			.toList()
			.forEach(this::forget);
		if (this.byId.size() >= this.capacity) {
			forget(this.byId.values()
				.stream()
				.filter((entry) -> entry.getRefreshToken() == null)
				.findFirst()
				.orElseGet(() -> this.byId.values().iterator().next())
				.getId());
		}
	}

	private Optional<OAuth2Authorization> formerAccessToken(OAuth2Authorization last, OAuth2Authorization login) {
		OAuth2Authorization.Token<OAuth2AccessToken> former = last.getAccessToken();
		OAuth2Authorization.Token<OAuth2AccessToken> current = login.getAccessToken();
		if (former == null || current == null || this.lifetime.isOver(former)
				|| former.getToken().getTokenValue().equals(current.getToken().getTokenValue())) {
			return Optional.empty();
		}
		RegisteredClient app = Objects.requireNonNull(this.apps.findById(last.getRegisteredClientId()));
		return Optional.of(OAuth2Authorization.withRegisteredClient(app)
			.principalName(last.getPrincipalName())
			.authorizationGrantType(last.getAuthorizationGrantType())
			.accessToken(former.getToken())
			.attribute(LOGIN, last.getId())
			.build());
	}

	@Override
	public synchronized @Nullable OAuth2Authorization findById(String id) {
		return this.byId.get(id);
	}

	/**
	 * Finds the entry that a secret belongs to.
	 * @param type which kind of secret it must be; when absent, an access or a refresh
	 * token, which is all that can be revoked (RFC 7009 section 2.1)
	 */
	@Override
	public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
		OAuth2Authorization authorization = this.byId.get(this.idBySecret.getOrDefault(token, ""));
		if (authorization == null) {
			return null;
		}
		OAuth2TokenType actual = new OAuth2TokenType(
				Objects.requireNonNull(AuthorizationSecrets.kindsOf(authorization).get(token)));
		if ((type != null) ? !type.equals(actual) : !REVOCABLE.contains(actual)) {
			return null;
		}
		OAuth2Authorization.Token<OAuth2Token> found = authorization.getToken(token);
		if (found == null || !this.lifetime.isOver(found)) {
			return authorization;
		}
		return OAuth2Authorization.from(authorization).invalidate(found.getToken()).build();
	}

}
