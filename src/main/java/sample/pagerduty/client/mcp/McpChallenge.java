package sample.pagerduty.client.mcp;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Tells a client without a sufficient token where to get one (RFC 6750 section 3, RFC
 * 9728 section 5.1).
 */
@Component
class McpChallenge {

	private final McpAddresses addresses;

	McpChallenge(McpAddresses addresses) {
		this.addresses = addresses;
	}

	/**
	 * The header of a 401.
	 * @param tokenSent whether there was a token, which is not valid then
	 */
	String unauthorized(boolean tokenSent) {
		return header("mcp") + (tokenSent ? ", error=\"invalid_token\"" : "");
	}

	/** The header of a 403, which makes clients ask for more. */
	String insufficientScope() {
		return header("mcp mcp:write") + ", error=\"insufficient_scope\"";
	}

	private String header(String scope) {
		return "Bearer resource_metadata=\"%s\", scope=\"%s\"".formatted(this.addresses.resourceMetadata(), scope);
	}

	void send(HttpServletResponse response, boolean tokenSent) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, unauthorized(tokenSent));
		McpErrors.write(response, HttpStatus.UNAUTHORIZED, McpProtocol.INVALID_REQUEST,
				tokenSent ? "The token is not valid, or no longer. Log in again, or create a new key."
						: "Log in, or send a key for MCP: Authorization: Bearer pdsk_…");
	}

}
