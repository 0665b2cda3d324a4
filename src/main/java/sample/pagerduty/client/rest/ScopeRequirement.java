package sample.pagerduty.client.rest;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The scopes that a call needs, all of them.
 *
 * @param scopes the scopes, none if any token will do
 */
public record ScopeRequirement(Set<String> scopes) {

	private static final String CLASSIC_READ = "read";

	private static final String CLASSIC_WRITE = "write";

	/** What every GET needs with a token of Classic User OAuth. */
	public static final ScopeRequirement CLASSIC = new ScopeRequirement(Set.of(CLASSIC_READ));

	/**
	 * The scopes that a token lacks for the call. Only the classic {@code write} includes
	 * reading; {@code x.write} does not include {@code x.read}.
	 * @param granted the scopes that the token has
	 * @return the missing ones
	 */
	public Set<String> missingFrom(Collection<String> granted) {
		Set<String> missing = new LinkedHashSet<>(this.scopes);
		missing.removeAll(granted);
		if (granted.contains(CLASSIC_WRITE)) {
			missing.remove(CLASSIC_READ);
		}
		return missing;
	}

}
