package sample.pagerduty.client.console;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import sample.pagerduty.client.config.ScopeCatalog;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.config.WordList;

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
		return this.missing.stream().map(ScopeCatalog::box).toList();
	}

}
