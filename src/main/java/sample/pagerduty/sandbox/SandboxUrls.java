package sample.pagerduty.sandbox;

import java.net.URI;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The sandbox's URLs. They use the port on which it really listens, never a request's
 * Host header, so the issuer is the same for every caller.
 */
@Component
public class SandboxUrls {

	/** PagerDuty serves its keys and its discovery document below this path. */
	public static final String ISSUER_PATH = "/global/oauth/anonymous";

	public static final String AUTHORIZE_PATH = "/oauth/authorize";

	public static final String TOKEN_PATH = "/oauth/token";

	public static final String REVOKE_PATH = "/oauth/revoke";

	/**
	 * PagerDuty serves its OAuth endpoints below this path too, and userinfo only here.
	 */
	public static final String ALIAS_PATH = "/global";

	public static final String USERINFO_PATH = ALIAS_PATH + "/oauth/userinfo";

	/** The consent page: the only page whose forms may lead to another origin. */
	public static final String CONSENT_PATH = "/oauth/consent";

	/** The API of the EU is below that of the US. */
	public static final String EU_PATH = "/eu";

	private final Environment environment;

	public SandboxUrls(Environment environment) {
		this.environment = environment;
	}

	/** The origin of all pages, without a slash at the end. */
	public URI base() {
		return URI.create("http://localhost:" + this.environment.getRequiredProperty("local.server.port"));
	}

	/** The counterpart of a region's API host, without a slash at the end. */
	public URI api(Region region) {
		return URI.create(base() + region.path());
	}

	/** The counterpart of PagerDuty's OAuth host, which serves both regions. */
	public URI oauth() {
		return base().resolve("/oauth");
	}

	/** Where apps ask who a token belongs to. */
	public URI userInfo() {
		return base().resolve(USERINFO_PATH);
	}

	/** The {@code iss} of ID tokens and callbacks. */
	public URI issuer() {
		return base().resolve(ISSUER_PATH);
	}

}
