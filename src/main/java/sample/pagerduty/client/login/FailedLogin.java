package sample.pagerduty.client.login;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A login that failed, with what its page says.
 *
 * @param errorCode the error code of PagerDuty (RFC 6749), or another one, if there is
 * one
 * @param acceptingApi the API that accepts the token, if the configured one does not
 * @param retryAt until when PagerDuty wants to be left alone
 * @param connectAgain starts the same login again, if that is known
 */
record FailedLogin(LoginFailure failure, @Nullable String errorCode, @Nullable String acceptingApi,
		@Nullable Instant retryAt, @Nullable String connectAgain) {

	/** A failure without details from PagerDuty. */
	static FailedLogin of(LoginFailure failure, @Nullable String connectAgain) {
		return new FailedLogin(failure, null, null, null, connectAgain);
	}

}
