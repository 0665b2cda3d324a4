package sample.pagerduty.client.console;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.Access;
import sample.pagerduty.client.rest.ApiAnswer;
import sample.pagerduty.client.rest.PagerDutyApiException;

/**
 * What became of a call.
 *
 * @param access the host and the token that it was made with last
 * @param answer what PagerDuty answered, if it did
 * @param failure why the answer is not what was asked for, if so
 * @param tokenFailure why there was no token to call with, as the beginning of a message
 * key, if so
 */
record CallOutcome(Access access, @Nullable ApiAnswer answer, @Nullable PagerDutyApiException failure,
		@Nullable String tokenFailure) {
}
