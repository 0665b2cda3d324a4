package sample.pagerduty.sandbox.token;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
 * Keeps logins in memory, where any of their secrets finds them. A token that has expired
 * by the sandbox's clock is returned as invalidated, because Spring's providers compare
 * with the system's clock.
 * <p>
 * A login has one access token and one refresh token. After a refresh the old refresh
 * token is unknown. The old access token moves to a separate entry until it expires or
 * its login is revoked, because PagerDuty does not document that a refresh ends it.
 */
class StoredAuthorizations implements OAuth2AuthorizationService {

	/** The attribute of an old access token's entry with the ID of its login. */
	private static final String LOGIN = "sandbox.login";

	private static final Set<OAuth2TokenType> REVOCABLE = Set.of(OAuth2TokenType.ACCESS_TOKEN,
			OAuth2TokenType.REFRESH_TOKEN);

	private final Map<String, OAuth2Authorization> byId = new HashMap<>();

	private final Map<String, String> idBySecret = new HashMap<>();

	/** The entries of old access tokens by the ID of their login. */
	private final Map<String, Set<String>> oldByLogin = new HashMap<>();

	private final EvictionOrder order;

	private final RegisteredClientRepository apps;

	private final TokenLifetime lifetime;

	private final int capacity;

	StoredAuthorizations(RegisteredClientRepository apps, Clock clock, int capacity) {
		this.apps = apps;
		this.lifetime = new TokenLifetime(clock);
		this.order = new EvictionOrder(this.lifetime);
		this.capacity = capacity;
	}

	@Override
	public synchronized void save(OAuth2Authorization authorization) {
		OAuth2Authorization last = this.byId.get(authorization.getId());
		forget(authorization.getId());
		put(authorization);
		OAuth2Authorization.Token<OAuth2RefreshToken> refreshToken = authorization.getRefreshToken();
		if (refreshToken != null && refreshToken.isInvalidated()) {
			forgetOldAccessTokens(authorization.getId());
		}
		else if (last != null) {
			oldAccessToken(last, authorization).ifPresent(this::put);
		}
	}

	@Override
	public synchronized void remove(OAuth2Authorization authorization) {
		forget(authorization.getId());
		forgetOldAccessTokens(authorization.getId());
	}

	private void put(OAuth2Authorization authorization) {
		if (this.byId.size() >= this.capacity) {
			makeRoom();
		}
		this.byId.put(authorization.getId(), authorization);
		this.order.add(authorization);
		String login = authorization.getAttribute(LOGIN);
		if (login != null) {
			this.oldByLogin.computeIfAbsent(login, (id) -> new LinkedHashSet<>()).add(authorization.getId());
		}
		AuthorizationSecrets.kindsOf(authorization)
			.keySet()
			.forEach((secret) -> this.idBySecret.put(secret, authorization.getId()));
		this.order.abandoned().ifPresent(this::forget);
	}

	private void forget(String id) {
		OAuth2Authorization stored = this.byId.remove(id);
		if (stored == null) {
			return;
		}
		this.order.remove(id);
		AuthorizationSecrets.kindsOf(stored).keySet().forEach(this.idBySecret::remove);
		String login = stored.getAttribute(LOGIN);
		if (login != null) {
			this.oldByLogin.computeIfPresent(login, (key, ids) -> {
				ids.remove(id);
				return ids.isEmpty() ? null : ids;
			});
		}
	}

	private void forgetOldAccessTokens(String login) {
		List.copyOf(this.oldByLogin.getOrDefault(login, Set.of())).forEach(this::forget);
	}

	private void makeRoom() {
		for (Optional<String> ended = this.order.ended(); ended.isPresent(); ended = this.order.ended()) {
			forget(ended.get());
		}
		if (this.byId.size() >= this.capacity) {
			this.order.early().ifPresent(this::forget);
		}
	}

	private Optional<OAuth2Authorization> oldAccessToken(OAuth2Authorization last, OAuth2Authorization login) {
		OAuth2Authorization.Token<OAuth2AccessToken> old = last.getAccessToken();
		OAuth2Authorization.Token<OAuth2AccessToken> current = login.getAccessToken();
		if (old == null || current == null || this.lifetime.hasEnded(old)
				|| old.getToken().getTokenValue().equals(current.getToken().getTokenValue())) {
			return Optional.empty();
		}
		RegisteredClient app = Objects.requireNonNull(this.apps.findById(last.getRegisteredClientId()));
		return Optional.of(OAuth2Authorization.withRegisteredClient(app)
			.principalName(last.getPrincipalName())
			.authorizationGrantType(last.getAuthorizationGrantType())
			.accessToken(old.getToken())
			.attribute(LOGIN, last.getId())
			.build());
	}

	@Override
	public synchronized @Nullable OAuth2Authorization findById(String id) {
		return this.byId.get(id);
	}

	/**
	 * Finds the entry that a secret belongs to.
	 * @param type the expected kind of secret; null means an access or refresh token,
	 * because only those can be revoked (RFC 7009 section 2.1)
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
		if (found == null || !this.lifetime.hasEnded(found)) {
			return authorization;
		}
		return OAuth2Authorization.from(authorization).invalidate(found.getToken()).build();
	}

}
