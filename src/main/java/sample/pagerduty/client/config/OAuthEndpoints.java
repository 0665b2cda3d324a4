package sample.pagerduty.client.config;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * PagerDuty's OAuth endpoints, derived from one base URL. Discovery is not used:
 * PagerDuty's discovery document and its documentation name different issuers, so exactly
 * these two are accepted.
 *
 * @param revoke revokes tokens (RFC 7009); PagerDuty has it, but does not document it
 * @param jwks the keys that verify ID tokens
 * @param issuers the issuers that an ID token may have
 */
public record OAuthEndpoints(URI authorize, URI token, URI revoke, URI jwks, Set<String> issuers) {

	private static final String ISSUER_PATH = "/global/oauth/anonymous";

	private static final String IDENTITY = "https://identity.pagerduty.com" + ISSUER_PATH;

	private static final URI REVOKE = URI.create("https://identity.pagerduty.com/oauth/revoke");

	private static final String APP = "https://app.pagerduty.com" + ISSUER_PATH;

	static OAuthEndpoints of(URI base) {
		boolean real = isPagerDuty(base);
		String issuer = real ? IDENTITY : base.resolve(ISSUER_PATH).toString();
		return new OAuthEndpoints(below(base, "/authorize"), below(base, "/token"),
				real ? REVOKE : below(base, "/revoke"), URI.create(issuer + "/jwks"),
				real ? Set.of(APP, IDENTITY) : Set.of(issuer));
	}

	static boolean isPagerDuty(URI base) {
		String host = base.getHost().toLowerCase(Locale.ROOT);
		return host.equals("pagerduty.com") || host.endsWith(".pagerduty.com");
	}

	private static URI below(URI base, String path) {
		return URI.create(base + path);
	}

}
