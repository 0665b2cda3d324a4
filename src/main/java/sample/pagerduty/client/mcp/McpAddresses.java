package sample.pagerduty.client.mcp;

import java.net.URI;
import java.util.List;

import sample.pagerduty.client.config.Loopback;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The addresses of the MCP server, as clients see them. */
@Component
public class McpAddresses {

	/** The MCP server. */
	public static final String PATH = "/mcp";

	/** Where RFC 9728 section 3.1 puts the metadata of the MCP server. */
	public static final String RESOURCE_METADATA_PATH = "/.well-known/oauth-protected-resource" + PATH;

	private static final List<String> LOOPBACK_HOSTS = List.of("localhost", "127.0.0.1", "[::1]");

	private final URI home;

	/** The home page under each name that leads to it. */
	private final List<URI> homes;

	McpAddresses(WebSettings web) {
		this.home = web.home();
		this.homes = Loopback.includes(this.home.getHost()) ? LOOPBACK_HOSTS.stream()
			.map((host) -> UriComponentsBuilder.fromUri(this.home).host(host).build().toUri())
			.toList() : List.of(this.home);
	}

	/** The MCP server, which is also the audience of its tokens (RFC 8707 section 2). */
	public String server() {
		return this.home.resolve(PATH).toString();
	}

	/**
	 * The MCP server with the name that a client calls it by. Clients refuse metadata of
	 * another URL (RFC 9728 section 3.3).
	 */
	public String server(String host) {
		return homeAt(host).resolve(PATH).toString();
	}

	/** Whether a URL is one of the MCP server: on loopback it has several. */
	public boolean isServer(Object url) {
		return this.homes.stream().anyMatch((each) -> each.resolve(PATH).toString().equals(url));
	}

	/**
	 * For the {@code WWW-Authenticate} header of a 401 (RFC 9728 section 5.1).
	 * @param host the name that the client calls the server by
	 */
	String resourceMetadata(String host) {
		return homeAt(host).resolve(RESOURCE_METADATA_PATH).toString();
	}

	private URI homeAt(String host) {
		return this.homes.stream()
			.filter((each) -> host.equalsIgnoreCase(each.getHost()))
			.findFirst()
			.orElse(this.home);
	}

	/**
	 * The issuer of tokens (RFC 8414 section 2), without a slash at the end.
	 */
	public String issuer() {
		String url = this.home.toString();
		return url.substring(0, url.length() - 1);
	}

}
