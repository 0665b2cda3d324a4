package sample.pagerduty.client.login;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/** Writes links that start a login, as {@link ConnectRequestResolver} reads them. */
final class ConnectLink {

	private ConnectLink() {
	}

	/**
	 * A link.
	 * @param connectUrl where logins start
	 * @param scopes the scopes to ask for, in addition to those of every login
	 * @param exactly whether the scopes that the connection has are left out
	 * @param returnTo the page to go to afterwards, or {@code null} for the home page
	 */
	static String of(URI connectUrl, Collection<String> scopes, boolean exactly, @Nullable String returnTo) {
		UriComponentsBuilder link = UriComponentsBuilder.fromUri(connectUrl);
		Map<String, String> values = new HashMap<>();
		if (!scopes.isEmpty()) {
			link.queryParam("scope", "{scope}");
			values.put("scope", String.join(" ", scopes));
		}
		if (exactly) {
			link.queryParam("exactly", "yes");
		}
		if (returnTo != null) {
			link.queryParam("return", "{return}");
			values.put("return", returnTo);
		}
		return link.encode().buildAndExpand(values).toUriString();
	}

}
