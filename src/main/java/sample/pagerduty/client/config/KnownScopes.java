package sample.pagerduty.client.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The scopes that this app knows. PagerDuty may have more, so an unknown one is only
 * worth a warning. But it is worth one: for a scope that the app does not have, PagerDuty
 * gives no error, but a token with {@code openid} only.
 */
record KnownScopes(Set<String> names) {

	static KnownScopes read() {
		Set<String> names = new TreeSet<>(AppKind.CLASSIC_SCOPES);
		names.add(Scopes.OPENID);
		names.addAll(ScopeCatalog.read().names());
		return new KnownScopes(names);
	}

	/** One sentence per scope that is not known. */
	List<String> warnings(ConfigValue value) {
		return WordList.of(value.text())
			.stream()
			.filter((scope) -> !this.names.contains(scope))
			.map((scope) -> "%s in %s asks for %s, a scope that this app does not know%s".formatted(value.name(),
					value.source(), scope,
					nearest(scope).map((known) -> "; did you mean " + known + "?")
						.orElse("; compare it with the scopes at App Registration, letter by letter")))
			.toList();
	}

	private Optional<String> nearest(String scope) {
		return Nearest.to(scope, this.names);
	}

}
