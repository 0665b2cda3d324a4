package sample.pagerduty.client.mcp;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.tool.ToolDefinition;
import sample.pagerduty.client.tool.Toolbox;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Tells a client without a sufficient token where to get one (RFC 6750 section 3, RFC
 * 9728 section 5.1).
 */
@Component
class McpChallenge {

	private static final String READ = "mcp";

	private static final String READ_AND_WRITE = "mcp mcp:write";

	private final McpAddresses addresses;

	private final Toolbox toolbox;

	McpChallenge(McpAddresses addresses, Toolbox toolbox) {
		this.addresses = addresses;
		this.toolbox = toolbox;
	}

	/**
	 * The header of a 401. If there are tools that write, clients ask for both scopes at
	 * once, because some never ask again; the person decides whether to grant both.
	 * @param host the name that the client calls the server by
	 * @param tokenSent whether there was a token, which is not valid then
	 */
	String unauthorized(String host, boolean tokenSent) {
		boolean writes = this.toolbox.definitions().stream().anyMatch(ToolDefinition::writes);
		return header(host, writes ? READ_AND_WRITE : READ) + (tokenSent ? ", error=\"invalid_token\"" : "");
	}

	/** The header of a 403, which makes clients ask for more. */
	String insufficientScope(String host) {
		return header(host, READ_AND_WRITE) + ", error=\"insufficient_scope\"";
	}

	private String header(String host, String scope) {
		return "Bearer resource_metadata=\"%s\", scope=\"%s\"".formatted(this.addresses.resourceMetadata(host), scope);
	}

	void send(HttpServletRequest request, HttpServletResponse response, boolean tokenSent) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, unauthorized(request.getServerName(), tokenSent));
		McpErrors.write(response, HttpStatus.UNAUTHORIZED, McpProtocol.INVALID_REQUEST,
				tokenSent ? "The token is not valid, or no longer. Log in again, or create a new key."
						: "Log in, or send a key for MCP: Authorization: Bearer pdsk_…");
	}

}
