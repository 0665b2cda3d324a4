package sample.pagerduty.client.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;

import org.springframework.http.HttpStatus;

/**
 * A call that failed, as pages show it: PagerDuty's REST API refused it, or there was no
 * token to make it with.
 */
public sealed interface FailedCall permits RefusedCall, CallWithoutToken {

	static FailedCall of(PagerDutyApiException thrown, UnaryOperator<String> mask) {
		return new RefusedCall(thrown.failure(), thrown.messages().stream().map(mask).toList(), thrown.retryAfter(),
				thrown.acceptedAt());
	}

	static FailedCall of(TokenUnavailableException thrown) {
		return new CallWithoutToken(thrown.failure(), thrown.retryAfter());
	}

	/** The answer cannot be one of PagerDuty's REST API. */
	static FailedCall unreadable() {
		return new RefusedCall(ApiFailure.UNREADABLE, List.of(), null, null);
	}

	/** The status of the page. */
	HttpStatus status();

	/** The beginning of its message keys. */
	String key();

	/** The part of the key that tells it from other failures of its kind. */
	String reason();

	/** When PagerDuty accepts calls again, if it said so. */
	@Nullable Duration retryAfter();

	/** PagerDuty's own words. */
	default List<String> messages() {
		return List.of();
	}

	/** The API of the other region, if that accepts the token. */
	default @Nullable URI acceptedAt() {
		return null;
	}

	/** Whether there was no token to call with. */
	default boolean isWithoutToken() {
		return this instanceof CallWithoutToken;
	}

	/** Whether only a new login can help. */
	default boolean endsConnection() {
		return false;
	}

	/** Whether the same call can succeed later. */
	boolean isRepeatable();

	/** Whether the call itself is wrong, so that no button can help. */
	default boolean isFinal() {
		return false;
	}

	/** Whether it fails again until someone changes a setting. */
	default boolean isLasting() {
		return false;
	}

	/** Whether the setup page can find the reason. */
	boolean isForSetup();

	/** Whether PagerDuty counts calls, and these were too many. */
	boolean isRateLimited();

	/** The seconds to wait, 0 if PagerDuty did not say. */
	default long secondsToWait() {
		Duration retryAfter = retryAfter();
		return (retryAfter != null) ? retryAfter.toSeconds() : 0;
	}

	/** The seconds that a button counts down, or {@code null} if it need not. */
	default @Nullable Long countdown() {
		if (!isRateLimited()) {
			return null;
		}
		return (secondsToWait() > 0) ? secondsToWait() : 60; // PagerDuty counts calls in
																// a minute
	}

}
