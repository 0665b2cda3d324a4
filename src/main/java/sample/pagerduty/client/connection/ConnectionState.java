package sample.pagerduty.client.connection;

import java.util.Locale;

/** How a connection is doing. */
public enum ConnectionState {

	/** It works, and does so for some time. */
	ACTIVE,

	/** Its end is known and near. */
	ENDING,

	/** Only a new login can help. */
	ENDED;

	/** As metrics and messages have it. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
