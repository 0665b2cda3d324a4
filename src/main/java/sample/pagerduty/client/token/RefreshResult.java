package sample.pagerduty.client.token;

import java.util.Locale;

/** How an attempt to refresh a connection can end. */
public enum RefreshResult {

	SUCCEEDED,

	/** {@code invalid_grant}: the refresh token was used, revoked or has expired. */
	ENDED,

	/** PagerDuty gave no refresh token. */
	NO_REFRESH_TOKEN,

	/** Another OAuth error, such as {@code invalid_client}. */
	REFUSED,

	TIMEOUT,

	UNREACHABLE,

	/** A server error. */
	UNAVAILABLE,

	/** Not the answer of a token endpoint. */
	UNREADABLE,

	/** Others are refreshing, and it took too long to wait for them. */
	BUSY;

	/** Whether nothing but a new login can help. */
	public boolean endsConnection() {
		return this == ENDED || this == NO_REFRESH_TOKEN;
	}

	/** The result's part of a message key. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
