package sample.pagerduty.client.console;

import java.util.Optional;
import java.util.Set;

/**
 * Whether a token has the scopes for a call.
 *
 * @param known whether the needed scopes are known
 * @param needed the scopes that the call needs
 * @param missing the needed scopes that the token lacks
 */
record ScopeCheck(boolean known, Set<String> needed, Set<String> missing) {

	static ScopeCheck of(Optional<ScopeRequirement> requirement, Set<String> granted) {
		return requirement.map((needs) -> new ScopeCheck(true, needs.scopes(), needs.missingFrom(granted)))
			.orElseGet(() -> new ScopeCheck(false, Set.of(), Set.of()));
	}

	/** The verdict's part of a message key. */
	public String verdict() {
		if (!this.known) {
			return "unknown";
		}
		return this.missing.isEmpty() ? "allowed" : "missing";
	}

	public String tone() {
		return switch (verdict()) {
			case "allowed" -> "good";
			case "missing" -> "warn";
			default -> "quiet";
		};
	}

}
