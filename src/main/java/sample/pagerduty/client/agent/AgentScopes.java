package sample.pagerduty.client.agent;

import java.util.Collection;
import java.util.Set;

import sample.pagerduty.client.config.ScopeCatalog;
import sample.pagerduty.client.config.Scopes;

/** Scopes that applications ask for, compared and in words. */
final class AgentScopes {

	private static final String READ = "read";

	private static final String WRITE = "write";

	private AgentScopes() {
	}

	/** The scopes for PagerDuty's data that a token lacks. */
	static Set<String> missing(Collection<String> wanted, Set<String> granted) {
		return Scopes.missing(Scopes.withoutOpenid(wanted), granted);
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
