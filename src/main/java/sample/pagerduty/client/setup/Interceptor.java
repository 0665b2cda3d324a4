package sample.pagerduty.client.setup;

import java.net.URI;
import java.util.Optional;

import sample.pagerduty.client.config.OAuthEndpoints;

import org.springframework.http.HttpHeaders;

/**
 * Tells an answer of something in between, such as a company proxy or the sign-in page of
 * a network, from an answer of the host that was asked.
 */
final class Interceptor {

	private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

	/** RFC 6585 section 6. */
	private static final int NETWORK_AUTHENTICATION_REQUIRED = 511;

	private static final String SQUID_ERROR = "X-Squid-Error";

	private Interceptor() {
	}

	/** Empty if the answer is not known to be of something in between. */
	static Optional<Finding> find(String title, HttpProbe.Answer answer) {
		String host = answer.url().getAuthority();
		if (answer.status() == PROXY_AUTHENTICATION_REQUIRED) {
			return failed(title, "A proxy answered in place of %s, because it requires a user and password (HTTP 407)."
				.formatted(host), "Set PROXY_URL, PROXY_USER and PROXY_PASSWORD to those of the proxy.");
		}
		if (answer.status() == NETWORK_AUTHENTICATION_REQUIRED) {
			return failed(title,
					"The network answered in place of %s, because it requires a sign-in (HTTP 511).".formatted(host),
					"Sign in to the network with a browser on this machine.");
		}
		if (answer.headers().containsHeader(SQUID_ERROR)) {
			return failed(title, "A proxy answered in place of %s with its own error page (HTTP %d).".formatted(host,
					answer.status()), "Ask the operator of the proxy to let this machine reach that host.");
		}
		return otherHost(answer)
			.flatMap((other) -> failed(title,
					"%s redirects to %s, which is most likely the page of a proxy or network in between."
						.formatted(host, other),
					"Open that host in a browser on this machine, or ask the operator of the network."));
	}

	/** The other host that a redirect leads to. Those of PagerDuty belong together. */
	private static Optional<String> otherHost(HttpProbe.Answer answer) {
		String location = answer.headers().getFirst(HttpHeaders.LOCATION);
		if (location == null) {
			return Optional.empty();
		}
		try {
			URI target = answer.url().resolve(location);
			boolean isOther = target.getHost() != null && !target.getHost().equalsIgnoreCase(answer.url().getHost())
					&& !(OAuthEndpoints.isPagerDuty(target) && OAuthEndpoints.isPagerDuty(answer.url()));
			return isOther ? Optional.of(target.getHost()) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty(); // not a URL
		}
	}

	private static Optional<Finding> failed(String title, String found, String advice) {
		return Optional.of(Finding.failed(title, found, advice));
	}

}
