package sample.pagerduty.client.oauth;

import java.time.Duration;

/**
 * Where calls get their token from: one person's connection, or the app itself. For one
 * call or request at a time.
 */
public interface TokenSource {

	/**
	 * A token that is valid for some time. Calls PagerDuty only if the current one is
	 * not.
	 * @param minimum how long it must be valid, if longer than usual
	 * @throws TokenUnavailableException if there is none
	 */
	BearerToken fresh(Duration minimum);

	/** Whether there can be another token when PagerDuty refuses the current one. */
	boolean isRenewable();

	/**
	 * Another token, because PagerDuty refused one that should have been valid.
	 * @throws TokenUnavailableException if there is none
	 */
	BearerToken replace(BearerToken refused);

}
