package sample.pagerduty.client.config;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The scopes to ask for: those of one kind of app, and {@code openid}. */
final class RequestedScopes {

	private static final String DEFAULT = "openid users.read services.read";

	private RequestedScopes() {
	}

	static Set<String> of(ConfigSources sources) {
		return of(sources, DEFAULT);
	}

	static Set<String> ofClassic(ConfigSources sources) {
		return of(sources, "read");
	}

	private static Set<String> of(ConfigSources sources, String defaultScopes) {
		Optional<ConfigValue> value = sources.find(ConfigKey.SCOPES);
		// Without openid there is no ID token, and so no verified account and region.
		Set<String> scopes = new LinkedHashSet<>(Set.of("openid"));
		for (String scope : Scopes.words(value.map(ConfigValue::text).orElse(defaultScopes))) {
			if (!Scopes.canBeScope(scope)) {
				throw value.orElseThrow().invalid("holds a scope with a character that no scope has (RFC 6749, 3.3)");
			}
			scopes.add(scope);
		}
		value.ifPresent((scope) -> checkKind(scope, scopes));
		if (value.isPresent() && Scopes.words(value.get().text()).isEmpty()) {
			throw value.get()
				.invalid("names no scope; leave it out for %s, or name what the app may read".formatted(defaultScopes));
		}
		return Collections.unmodifiableSet(scopes);
	}

	private static void checkKind(ConfigValue value, Set<String> scopes) {
		for (String scope : scopes) {
			String lowerCase = scope.toLowerCase(Locale.ROOT);
			if (AppKind.CLASSIC_SCOPES.contains(lowerCase) && !lowerCase.equals(scope)) {
				throw value.invalid("must have %s in lower case, as PagerDuty does".formatted(lowerCase));
			}
		}
		Set<String> others = new LinkedHashSet<>(scopes);
		others.remove("openid");
		boolean anyClassic = others.removeAll(AppKind.CLASSIC_SCOPES);
		if (anyClassic && !others.isEmpty()) {
			throw value
				.invalid("mixes scopes of two kinds of app: read and write are Classic User OAuth's, %s is Scoped "
					.formatted(others.iterator().next()) + "OAuth's. Name those of the kind that you registered");
		}
	}

}
