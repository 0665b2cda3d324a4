package sample.pagerduty.client.console;

import java.util.Optional;
import java.util.Set;

import sample.pagerduty.client.rest.ScopeRequirement;

/**
 * Whether a token can make a call, as far as scopes go.
 *
 * @param known whether it is known what the call needs
 * @param needed the scopes that it needs
 * @param missing those that the token lacks
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
		return this.missing.isEmpty() ? "can" : "lacks";
	}

}
