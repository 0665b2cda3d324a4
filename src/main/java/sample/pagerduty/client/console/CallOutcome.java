package sample.pagerduty.client.console;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.Access;
import sample.pagerduty.client.rest.ApiAnswer;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.token.RefreshFailedException;

/**
 * What became of a call.
 *
 * @param access the host and the token that it was made with last
 * @param answer what PagerDuty answered, if it did
 * @param failure why the answer is not what was asked for, if so
 * @param refreshFailure why there was no token to call with, if so
 */
record CallOutcome(Access access, @Nullable ApiAnswer answer, @Nullable PagerDutyApiException failure,
		@Nullable RefreshFailedException refreshFailure) {
}
