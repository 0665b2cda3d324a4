package sample.pagerduty.sandbox;

import java.net.URI;
import java.util.List;

/**
 * The options of a sandbox.
 *
 * @param port the TCP port on loopback; 0 means any free port
 * @param redirectUris the redirect URIs registered for the sandbox's app, matched exactly
 * @param appKind the kind of app that is registered
 * @param appScopes the scopes that the app is registered with; a login that asks for
 * another scope quietly gets less, as at PagerDuty
 */
public record SandboxOptions(int port, List<URI> redirectUris, AppKind appKind, List<String> appScopes) {

	public static final int DEFAULT_PORT = 5001;

	public SandboxOptions {
		redirectUris = List.copyOf(redirectUris);
		appScopes = List.copyOf(appScopes);
	}

}
