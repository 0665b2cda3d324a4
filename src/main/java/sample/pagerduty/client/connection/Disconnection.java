package sample.pagerduty.client.connection;

/** What became of a connection that was to end. */
public enum Disconnection {

	/** It ended, and PagerDuty confirmed that the tokens are revoked. */
	REVOKED,

	/**
	 * It ended here. PagerDuty did not confirm that the tokens are revoked, or they could
	 * not be read to revoke them.
	 */
	UNCONFIRMED,

	/** There is none: it ended elsewhere, or it belongs to another PagerDuty app. */
	NOT_CONNECTED

}
