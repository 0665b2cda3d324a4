package sample.pagerduty.sandbox;

import java.net.URI;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The sandbox's own addresses. They are worked out from the port on which it really
 * listens, never from a request's Host header, so the issuer is the same for everybody.
 */
@Component
public class SandboxUrls {

	/** Where PagerDuty keeps its keys and its discovery document. */
	public static final String ISSUER_PATH = "/global/oauth/anonymous";

	/** The consent page; alone in that its forms may lead to other origins. */
	public static final String CONSENT_PATH = "/oauth/consent";

	/** Where the API of the EU stands, below the one of the US. */
	public static final String EU_PATH = "/eu";

	private final Environment environment;

	SandboxUrls(Environment environment) {
		this.environment = environment;
	}

	/** The origin, without a slash at the end: where the pages are. */
	public URI base() {
		return URI.create("http://localhost:" + this.environment.getRequiredProperty("local.server.port"));
	}

	/** What stands for the API host of a region, without a slash at the end. */
	public URI api(Region region) {
		return URI.create(base() + region.path());
	}

	/** What stands for PagerDuty's OAuth host, which serves both regions. */
	public URI oauth() {
		return base().resolve("/oauth");
	}

	/** The {@code iss} of ID tokens and callbacks. */
	public URI issuer() {
		return base().resolve(ISSUER_PATH);
	}

}
