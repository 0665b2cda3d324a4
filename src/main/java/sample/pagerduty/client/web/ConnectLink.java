package sample.pagerduty.client.web;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.web.util.UriComponentsBuilder;

/** Writes a link that starts a login. */
public final class ConnectLink {

	private final URI connectUrl;

	private final Map<String, String> parameters = new LinkedHashMap<>();

	private ConnectLink(URI connectUrl) {
		this.connectUrl = connectUrl;
	}

	/**
	 * A link that asks for the usual scopes, and leads to the home page.
	 * @param connectUrl where logins start
	 */
	public static ConnectLink to(URI connectUrl) {
		return new ConnectLink(connectUrl);
	}

	/** Asks for scopes in addition to those of every login. */
	public ConnectLink withScopes(Collection<String> scopes) {
		if (!scopes.isEmpty()) {
			this.parameters.put("scope", String.join(" ", scopes));
		}
		return this;
	}

	/** Leaves out the other scopes that the connection has. */
	public ConnectLink exactly() {
		this.parameters.put("exactly", "yes");
		return this;
	}

	/** Lets the person sign in as another user. */
	public ConnectLink asAnotherUser() {
		this.parameters.put("prompt", "login");
		return this;
	}

	/** Leads to a page of this app afterwards. */
	public ConnectLink returningTo(String page) {
		this.parameters.put("return", page);
		return this;
	}

	public URI toUri() {
		UriComponentsBuilder link = UriComponentsBuilder.fromUri(this.connectUrl);
		this.parameters.keySet().forEach((name) -> link.queryParam(name, "{" + name + "}"));
		return link.encode().buildAndExpand(this.parameters).toUri();
	}

	@Override
	public String toString() {
		return toUri().toString();
	}

}
