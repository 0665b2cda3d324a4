package sample.pagerduty.client.console;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import sample.pagerduty.client.rest.User;

/**
 * The scopes that a call needs.
 *
 * @param scopes all of them; none if any token will do
 */
record ScopeRequirement(Set<String> scopes) {

	private static final String CLASSIC_READ = "read";

	private static final String CLASSIC_WRITE = "write";

	/** Every GET needs this with a token of Classic User OAuth. */
	static final ScopeRequirement CLASSIC = new ScopeRequirement(Set.of(CLASSIC_READ));

	/**
	 * The scopes that a token lacks for the call. The classic {@code write} includes
	 * {@code read}; {@code x.write} does not include {@code x.read}.
	 */
	Set<String> missingFrom(Collection<String> granted) {
		Set<String> missing = new LinkedHashSet<>(this.scopes);
		missing.removeAll(granted);
		if (granted.contains(CLASSIC_WRITE)) {
			missing.remove(CLASSIC_READ);
		}
		return missing;
	}

}
