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

	static final String[] READ_CALLS = { STATUS, USER_CONNECTIONS, AUTH_PROVIDERS };

	static final String[] WRITE_CALLS = { AUTHORIZE, CONFIRM_USER };

	private AgentApi() {
	}

}
