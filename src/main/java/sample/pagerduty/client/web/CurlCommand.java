package sample.pagerduty.client.web;

import java.net.URI;

import org.springframework.stereotype.Component;

/**
 * The beginning of a curl command on a page. The command gives a key or a token to the
 * host that it names and to no one else: it ignores the user's curl configuration, and
 * for plain http, which a proxy could read, also the proxies in the environment.
 */
@Component
public class CurlCommand {

	/** The command and its first options; {@code -q} must be the first of all. */
	public String to(URI url) {
		return url.getScheme().equals("http") ? "curl -q --noproxy '*'" : "curl -q";
	}

}
