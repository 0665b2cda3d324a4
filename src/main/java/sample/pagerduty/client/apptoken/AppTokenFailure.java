package sample.pagerduty.client.apptoken;

import java.util.Locale;

/** Why PagerDuty gave no app token, as far as that calls for different advice. */
public enum AppTokenFailure {

	/** The account or a scope is not the app's. */
	SCOPE,

	/** The client id or secret is wrong. */
	CLIENT,

	/** The app may have no token of its own: it is not one of Scoped OAuth. */
	GRANT,

	/** Another OAuth error. */
	REFUSED,

	TIMEOUT,

	UNREACHABLE,

	/** A server error. */
	UNAVAILABLE,

	/** Not the answer of a token endpoint. */
	UNREADABLE;

	/** Whether trying again can help, without anybody changing anything. */
	public boolean mayPass() {
		return this == TIMEOUT || this == UNREACHABLE || this == UNAVAILABLE || this == UNREADABLE;
	}

	/** The failure's part of a message key. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
