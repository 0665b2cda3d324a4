package sample.pagerduty.client.agent;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import sample.pagerduty.client.config.ScopeCatalog;

/** Scopes that applications ask for, compared and in words. */
final class AgentScopes {

	/** Every login asks for it. */
	private static final String OPENID = "openid";

	private static final String READ = "read";

	private static final String WRITE = "write";

	private AgentScopes() {
	}

	/** The scopes that matter: those for PagerDuty's data. */
	static Set<String> withoutOpenid(Collection<String> scopes) {
		Set<String> rest = new LinkedHashSet<>(scopes);
		rest.remove(OPENID);
		return rest;
	}

	/** The scopes that a token lacks. {@code write} of a Classic app includes read. */
	static Set<String> missing(Collection<String> wanted, Set<String> granted) {
		Set<String> missing = withoutOpenid(wanted);
		missing.removeAll(granted);
		if (granted.contains(WRITE)) {
			missing.remove(READ);
		}
		return missing;
	}

	/** What a scope allows. */
	static String inWords(String scope) {
		if (scope.equals(READ)) {
			return "See everything in the account that you can see";
		}
		if (scope.equals(WRITE)) {
			return "Change everything in the account that you can change";
		}
		int dot = scope.lastIndexOf('.');
		String what = ScopeCatalog.read().inWords(scope.substring(0, Math.max(0, dot)));
		return switch (scope.substring(dot + 1)) {
			case READ -> "See " + what;
			case WRITE -> "Create and change " + what;
			default -> "Use the permission " + scope;
		};
	}

}
