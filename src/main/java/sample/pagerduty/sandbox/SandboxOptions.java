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
 * another scope quietly gets less, as with PagerDuty
 * @param nonce whether the ID token has the nonce of the authorization request
 * @param acceptBasic whether apps may send their secret with HTTP Basic
 */
public record SandboxOptions(int port, List<URI> redirectUris, AppKind appKind, List<String> appScopes, boolean nonce,
		boolean acceptBasic) {

	public static final int DEFAULT_PORT = 5001;

	public SandboxOptions {
		redirectUris = List.copyOf(redirectUris);
		appScopes = List.copyOf(appScopes);
	}

	/** Options with a nonce in the ID token and without HTTP Basic. */
	public SandboxOptions(int port, List<URI> redirectUris, AppKind appKind, List<String> appScopes) {
		this(port, redirectUris, appKind, appScopes, true, false);
	}

}
