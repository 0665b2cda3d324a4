package sample.pagerduty.sandbox;

import java.net.URI;
import java.util.List;

/**
 * What a sandbox is started with.
 *
 * @param port the TCP port on loopback; 0 takes any free one
 * @param redirectUris the redirect URIs registered for the sandbox's app, matched exactly
 * @param appKind what kind of app is registered
 * @param appScopes the scopes that the app was registered with; a login that asks for
 * others quietly gets less, as at PagerDuty
 */
public record SandboxOptions(int port, List<URI> redirectUris, AppKind appKind, List<String> appScopes) {

	/** The port of a sandbox that nobody asked to be elsewhere. */
	public static final int DEFAULT_PORT = 5001;

	public SandboxOptions {
		redirectUris = List.copyOf(redirectUris);
		appScopes = List.copyOf(appScopes);
	}

}
