package sample.pagerduty.client.rest;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A call to PagerDuty has ended.
 *
 * @param status the status of the answer, or 0 if there was none
 * @param duration until the headers of the answer
 * @param rateLimitRemaining how many more calls PagerDuty accepts, if it said so
 */
public record RemoteCall(String host, int status, Duration duration, @Nullable Long rateLimitRemaining) {

}
