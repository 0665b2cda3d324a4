package sample.pagerduty.client.config;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The scopes to ask for: {@code openid}, and those of one kind of app. */
final class RequestedScopes {

	private static final String DEFAULT = "openid users.read services.read";

	/** Of a scope, or between two. */
	private static final Pattern LIST_CHARACTER = Pattern.compile("[\\s\\x21\\x23-\\x5B\\x5D-\\x7E]");

	private RequestedScopes() {
	}

	static Set<String> of(ConfigSources sources) {
		return of(sources, DEFAULT);
	}

	static Set<String> ofClassic(ConfigSources sources) {
		return of(sources, "read");
	}

	/** One sentence per scope that looks mistyped. */
	static List<String> warnings(ConfigSources sources) {
		return sources.find(ConfigKey.SCOPES).map((value) -> KnownScopes.read().warnings(value)).orElse(List.of());
	}

	private static Set<String> of(ConfigSources sources, String defaultScopes) {
		Optional<ConfigValue> value = sources.find(ConfigKey.SCOPES);
		// The account and region come from the ID token, which needs openid.
		Set<String> scopes = new LinkedHashSet<>(Set.of(Scopes.OPENID));
		for (String scope : WordList.of(value.map(ConfigValue::text).orElse(defaultScopes))) {
			if (!Scopes.canBeScope(scope)) {
				throw value.orElseThrow()
					.invalid("contains a word that is not a valid scope (RFC 6749 section 3.3)" + value.orElseThrow()
						.firstOther(LIST_CHARACTER)
						.map((other) -> ": it contains " + other)
						.orElse(""));
			}
			scopes.add(scope);
		}
		value.ifPresent((scope) -> checkKind(scope, scopes));
		if (value.isPresent() && WordList.of(value.get().text()).isEmpty()) {
			throw value.get()
				.invalid("names no scope; leave it out to ask for %s, or name scopes".formatted(defaultScopes));
		}
		return Collections.unmodifiableSet(scopes);
	}

	private static void checkKind(ConfigValue value, Set<String> scopes) {
		for (String scope : scopes) {
			String lowerCase = scope.toLowerCase(Locale.ROOT);
			if (AppKind.CLASSIC_SCOPES.contains(lowerCase) && !lowerCase.equals(scope)) {
				throw value.invalid("must have %s in lower case".formatted(lowerCase));
			}
		}
		Set<String> others = Scopes.withoutOpenid(scopes);
		boolean anyClassic = others.removeAll(AppKind.CLASSIC_SCOPES);
		if (anyClassic && !others.isEmpty()) {
			throw value.invalid("mixes scopes of two kinds of app: read and write belong to Classic User OAuth, "
					+ "%s to Scoped OAuth. Use only scopes of the kind of app that you registered"
						.formatted(others.iterator().next()));
		}
	}

}
