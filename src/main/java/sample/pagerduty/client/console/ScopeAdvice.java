package sample.pagerduty.client.console;

import java.util.List;
import java.util.Set;

import sample.pagerduty.client.rest.ScopeRequirement;

import org.springframework.util.StringUtils;

/**
 * What to do about a missing scope.
 *
 * @param needed the scopes that the call needs
 * @param held the scopes that the token has
 * @param missing those of the needed ones that it lacks
 */
record ScopeAdvice(Set<String> needed, Set<String> held, Set<String> missing) {

	private static final String READ = ".read";

	private static final String WRITE = ".write";

	static ScopeAdvice of(Set<String> needed, Set<String> held) {
		Set<String> missing = new ScopeRequirement(needed).missingFrom(held);
		return new ScopeAdvice(needed, held, missing.isEmpty() ? needed : missing);
	}

	/** What to tick at App Registration, which has a heading for each resource. */
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
