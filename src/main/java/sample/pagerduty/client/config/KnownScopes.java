package sample.pagerduty.client.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * The scopes that this app knows. PagerDuty may have more, so an unknown one is only
 * worth a warning. But it is worth one: for a scope that the app does not have, PagerDuty
 * gives no error, but a token with {@code openid} only.
 */
final class KnownScopes {

	/** The scopes of the endpoints that the console lists. */
	private static final String TABLE = "console/endpoints.json";

	private final Set<String> names;

	private KnownScopes(Set<String> names) {
		this.names = names;
	}

	static KnownScopes read() {
		Set<String> names = new TreeSet<>(AppKind.CLASSIC_SCOPES);
		names.add("openid");
		try (InputStream content = new ClassPathResource(TABLE).getInputStream()) {
			JsonNode scopes = JsonMapper.shared().readTree(content).required("scopes");
			scopes.propertyNames().forEach((key) -> WordList.of(key).forEach((scope) -> add(names, scope)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new KnownScopes(names);
	}

	private static void add(Set<String> names, String scope) {
		names.add(scope);
		names.add(scope.replaceFirst("\\.read$", ".write"));
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
