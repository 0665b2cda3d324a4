package sample.pagerduty.client.flow;

import java.util.Locale;

/** The three who exchange messages. */
enum Lane {

	BROWSER, APP, PAGERDUTY;

	/** The lane's part of a message key. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
