package sample.pagerduty.client.mcp;

import java.util.Optional;

/**
 * Tells whom a bearer token belongs to, and records its use. Each feature that issues
 * tokens for the MCP server declares a bean of this type.
 */
public interface McpTokens {

	/**
	 * The caller that presents a token, if this feature issued it and it is good for the
	 * MCP server.
	 * @param bearerToken what the caller sent
	 */
	Optional<McpCaller> find(String bearerToken);

}
