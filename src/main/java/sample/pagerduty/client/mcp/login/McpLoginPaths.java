package sample.pagerduty.client.mcp.login;

import sample.pagerduty.client.mcp.McpAddresses;

/** The paths of the authorization server. */
final class McpLoginPaths {

	private static final String BASE = McpAddresses.PATH + "/oauth";

	static final String AUTHORIZE = BASE + "/authorize";

	static final String TOKEN = BASE + "/token";

	static final String REVOKE = BASE + "/revoke";

	static final String REGISTER = BASE + "/register";

	static final String CONSENT = BASE + "/consent";

	static final String WITHDRAW = BASE + "/grants/{id}/withdraw";

	/** RFC 8414 section 3.1. */
	static final String SERVER_METADATA = "/.well-known/oauth-authorization-server";

	/** For clients that look without the path of the resource. */
	static final String ROOT_RESOURCE_METADATA = "/.well-known/oauth-protected-resource";

	private McpLoginPaths() {
	}

}
