package sample.pagerduty.client.agent;

/** The paths of the API, which are those of Arcade's. */
final class AgentApi {

	static final String ROOT = "/v1";

	static final String HEALTH = ROOT + "/health";

	static final String AUTHORIZE = ROOT + "/auth/authorize";

	static final String STATUS = ROOT + "/auth/status";

	static final String CONFIRM_USER = ROOT + "/auth/confirm_user";

	static final String USER_CONNECTIONS = ROOT + "/admin/user_connections";

	static final String USER_CONNECTION = USER_CONNECTIONS + "/{id}";

	static final String AUTH_PROVIDERS = ROOT + "/admin/auth_providers";

	static final String TOOLS = ROOT + "/tools";

	static final String TOOL = TOOLS + "/{name}";

	static final String FORMATTED_TOOLS = ROOT + "/formatted_tools";

	static final String FORMATTED_TOOL = FORMATTED_TOOLS + "/{name}";

	static final String SCHEDULED_TOOLS = ROOT + "/scheduled_tools";

	static final String AUTHORIZE_TOOL = TOOLS + "/authorize";

	static final String EXECUTE_TOOL = TOOLS + "/execute";

	static final String[] READ_CALLS = { STATUS, USER_CONNECTIONS, AUTH_PROVIDERS, TOOLS, TOOL, FORMATTED_TOOLS,
			FORMATTED_TOOL, SCHEDULED_TOOLS };

	static final String[] WRITE_CALLS = { AUTHORIZE, CONFIRM_USER, AUTHORIZE_TOOL, EXECUTE_TOOL };

	private AgentApi() {
	}

}
