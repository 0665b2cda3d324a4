package sample.pagerduty.client.tool;

import sample.pagerduty.client.connection.ConnectedUser;
import sample.pagerduty.client.connection.Connection;

/** On whose behalf a tool is called, and the way to PagerDuty as that person. */
public final class ToolContext {

	private final Connection connection;

	private final ToolApi api;

	ToolContext(Connection connection, ToolApi api) {
		this.connection = connection;
		this.api = api;
	}

	/**
	 * A fresh access token of the person. It must never be part of an answer or of the
	 * log. Tools that only call the REST API do not need it: see {@link #api()}.
	 */
	public String token() {
		return this.api.token();
	}

	/** PagerDuty's REST API, called as the person. */
	public ToolApi api() {
		return this.api;
	}

	public ConnectedUser user() {
		return this.connection.user();
	}

	/** The person's region, such as {@code us}. */
	public String region() {
		return this.connection.region().code();
	}

}
