package sample.pagerduty.client.rest;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A call to PagerDuty has ended.
 *
 * @param method the HTTP method
 * @param address the URL without its query, which may be private
 * @param status the status of the answer, or 0 if there was none
 * @param duration until the headers of the answer
 * @param rateLimitRemaining how many more calls PagerDuty accepts, if it said so
 */
public record RemoteCall(String method, String host, String address, int status, Duration duration,
		@Nullable Long rateLimitRemaining) {

	/** A URL as {@link #address()} has it. */
	public static String addressOf(URI url) {
		return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
	}

}
