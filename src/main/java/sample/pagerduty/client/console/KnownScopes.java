package sample.pagerduty.client.console;

import java.util.Map;
import java.util.Optional;

import sample.pagerduty.client.rest.ScopeCatalog;
import sample.pagerduty.client.rest.ScopeRequirement;

/**
 * Which scopes calls need: what PagerDuty itself has asked for, else what its reference
 * says.
 *
 * @param classic whether the app is one of Classic User OAuth, with one scope for
 * everything
 * @param learned what PagerDuty has asked for, by template
 */
record KnownScopes(boolean classic, Map<String, ScopeRequirement> learned) {

	/**
	 * What a call needs, if that is known.
	 * @param path its path, or a template of it
	 */
	Optional<ScopeRequirement> find(String path) {
		if (this.classic) {
			return Optional.of(ScopeRequirement.CLASSIC);
		}
		ScopeRequirement asked = this.learned.get(PathTemplate.generalised(path));
		return (asked != null) ? Optional.of(asked) : ScopeCatalog.find(path);
	}

}
