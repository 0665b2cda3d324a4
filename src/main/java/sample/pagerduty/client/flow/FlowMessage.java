package sample.pagerduty.client.flow;

import java.util.Locale;

/**
 * The messages of the flows, and what this app does between two of them. The words for
 * each are in {@code messages.properties}.
 */
public enum FlowMessage {

	START(Lane.BROWSER, Lane.APP),

	AUTHORIZE(Lane.BROWSER, Lane.PAGERDUTY),

	SIGN_IN(Lane.PAGERDUTY, Lane.BROWSER),

	CALLBACK(Lane.BROWSER, Lane.APP),

	/** Another request with the same answer completes the login. */
	SHARED(Lane.APP, Lane.APP),

	TOKEN_REQUEST(Lane.APP, Lane.PAGERDUTY),

	TOKEN_ANSWER(Lane.PAGERDUTY, Lane.APP),

	KEYS_REQUEST(Lane.APP, Lane.PAGERDUTY),

	KEYS_ANSWER(Lane.PAGERDUTY, Lane.APP),

	/** The keys were fetched in an earlier login. */
	KEYS_KNOWN(Lane.APP, Lane.APP),

	ID_TOKEN(Lane.APP, Lane.APP),

	PROFILE_REQUEST(Lane.APP, Lane.PAGERDUTY),

	PROFILE_ANSWER(Lane.PAGERDUTY, Lane.APP),

	DONE(Lane.APP, Lane.BROWSER),

	/** The person is asked something before the new tokens are used. */
	QUESTION(Lane.APP, Lane.BROWSER),

	/** The answer to that question: the new tokens are forgotten. */
	KEPT(Lane.BROWSER, Lane.APP),

	/** The new tokens are used, although they have fewer scopes. */
	TAKEN(Lane.BROWSER, Lane.APP),

	/** The browser is signed in as another person now. */
	SWITCHED(Lane.BROWSER, Lane.APP),

	REFRESH_START(Lane.BROWSER, Lane.APP),

	/** PagerDuty was not asked: another request has refreshed, or a pause is on. */
	REFRESH_SKIPPED(Lane.APP, Lane.APP),

	REFRESH_REQUEST(Lane.APP, Lane.PAGERDUTY),

	REFRESH_ANSWER(Lane.PAGERDUTY, Lane.APP),

	REFRESH_DONE(Lane.APP, Lane.BROWSER),

	APP_TOKEN_REQUEST(Lane.APP, Lane.PAGERDUTY),

	APP_TOKEN_ANSWER(Lane.PAGERDUTY, Lane.APP),

	APP_TOKEN_KEPT(Lane.APP, Lane.APP);

	private final Lane from;

	private final Lane to;

	FlowMessage(Lane from, Lane to) {
		this.from = from;
		this.to = to;
	}

	Lane from() {
		return this.from;
	}

	Lane to() {
		return this.to;
	}

	/** The message's part of a message key. */
	String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
