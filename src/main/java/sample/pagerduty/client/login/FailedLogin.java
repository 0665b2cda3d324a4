package sample.pagerduty.client.login;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A login that failed, with what its page says.
 *
 * @param errorCode the error code of PagerDuty (RFC 6749), or another one; may be empty
 * @param acceptedAt the API that accepts the token, if the configured one does not
 * @param retryAt until when PagerDuty wants to be left alone
 * @param connectAgain starts the same login again
 */
record FailedLogin(LoginFailure failure, String errorCode, @Nullable String acceptedAt, @Nullable Instant retryAt,
		String connectAgain) {

}
