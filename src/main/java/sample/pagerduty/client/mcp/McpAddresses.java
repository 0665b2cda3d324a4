package sample.pagerduty.client.mcp;

import java.net.URI;

import sample.pagerduty.client.config.WebSettings;

import org.springframework.stereotype.Component;

/** The addresses of the MCP server, as clients see them. */
@Component
public class McpAddresses {

	/** The MCP server. */
	public static final String PATH = "/mcp";

	/** Where RFC 9728 section 3.1 puts the metadata of the MCP server. */
	public static final String RESOURCE_METADATA_PATH = "/.well-known/oauth-protected-resource" + PATH;

	private final URI home;

	McpAddresses(WebSettings web) {
		this.home = web.home();
	}

	/** The MCP server, which is also the audience of its tokens (RFC 8707 section 2). */
	public String server() {
		return this.home.resolve(PATH).toString();
	}

	/** For the {@code WWW-Authenticate} header of a 401 (RFC 9728 section 5.1). */
	public String resourceMetadata() {
		return this.home.resolve(RESOURCE_METADATA_PATH).toString();
	}

	/**
	 * The issuer of tokens (RFC 8414 section 2), without a slash at the end.
	 */
	public String issuer() {
		String url = this.home.toString();
		return url.substring(0, url.length() - 1);
	}

}
