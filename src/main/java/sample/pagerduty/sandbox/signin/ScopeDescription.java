package sample.pagerduty.sandbox.signin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A requested scope on the consent page.
 *
 * @param text what the scope allows, in plain words
 */
record ScopeDescription(String scope, String text) {

	/** Those that are not words of English as they are. */
	private static final Map<String, String> ODD_NAMES = Map.of("oncalls", "on-calls", "addons", "add-ons",
			"ip_allow_lists", "IP allow lists", "oauth_delegations", "OAuth delegations", "sre_agent", "SRE agent",
			"users:contact_methods", "user contact methods", "users:notifications", "user notifications",
			"users:sessions", "user sessions");

	/** Describes each scope of a scope parameter. */
	static List<ScopeDescription> all(String scopes) {
		return split(scopes).map((scope) -> new ScopeDescription(scope, describe(scope))).toList();
	}

	/** Returns the scopes that the app is not registered for. */
	static List<String> lacking(String scopes, Set<String> registered) {
		return split(scopes).filter((scope) -> !registered.contains(scope)).toList();
	}

	private static Stream<String> split(String scopes) {
		return Arrays.stream(scopes.split(" ")).filter((scope) -> !scope.isEmpty()).distinct();
	}

	private static String describe(String scope) {
		if ("openid".equals(scope)) {
			return "Know who you are";
		}
		String name = scope.substring(0, Math.max(0, scope.lastIndexOf('.')));
		String what = ODD_NAMES.getOrDefault(name, name.replace(':', ' ').replace('_', ' '));
		return switch (scope.substring(scope.lastIndexOf('.') + 1)) {
			case "read" -> ("read".equals(scope)) ? "See everything in the account" : "See " + what;
			case "write" -> ("write".equals(scope)) ? "Change everything in the account" : "Create and change " + what;
			default -> "Use the permission " + scope;
		};
	}

}
