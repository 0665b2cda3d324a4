package sample.pagerduty.client.console;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.config.WordList;

import org.springframework.util.StringUtils;

/**
 * What to do about a missing scope.
 *
 * @param needed the scopes that the call needs
 * @param held the scopes that the token has
 * @param missing the needed scopes that it lacks
 */
record ScopeAdvice(Set<String> needed, Set<String> held, Set<String> missing) {

	/** The text comes from outside. */
	private static final int MAX_SCOPES = 10;

	private static final String READ = ".read";

	private static final String WRITE = ".write";

	/**
	 * Advice from what PagerDuty's refusal says.
	 * @param needed the scopes that it names as needed, separated by spaces
	 * @param held the scopes that it names as those of the token, separated by spaces
	 * @param granted the scopes that the token has as far as this app knows
	 */
	static ScopeAdvice of(String needed, String held, Set<String> granted) {
		Set<String> required = scopesIn(needed);
		Set<String> named = scopesIn(held);
		Set<String> present = named.isEmpty() ? granted : named;
		Set<String> missing = new ScopeRequirement(required).missingFrom(present);
		return new ScopeAdvice(required, present, missing.isEmpty() ? required : missing);
	}

	private static Set<String> scopesIn(String text) {
		return WordList.of(text)
			.stream()
			.filter(Scopes::canBeScope)
			.limit(MAX_SCOPES)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** The boxes to tick at App Registration, which has a heading for each resource. */
	public List<String> boxes() {
		return this.missing.stream().map(ScopeAdvice::box).toList();
	}

	private static String box(String scope) {
		if (scope.endsWith(READ)) {
			return resource(scope, READ) + ": Read Access";
		}
		return scope.endsWith(WRITE) ? resource(scope, WRITE) + ": Write Access" : scope;
	}

	private static String resource(String scope, String suffix) {
		List<String> words = List.of(scope.substring(0, scope.length() - suffix.length()).split("[_:]"));
		return String.join(" ", words.stream().map(StringUtils::capitalize).toList());
	}

}
