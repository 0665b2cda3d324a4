package sample.pagerduty.client.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;

import org.springframework.http.HttpStatus;

/**
 * A call that failed, as pages show it: PagerDuty's REST API refused it, or there was no
 * token to make it with.
 */
public sealed interface FailedCall {

	static FailedCall of(PagerDutyApiException thrown, UnaryOperator<String> mask) {
		return new Refused(thrown.failure(), thrown.messages().stream().map(mask).toList(), thrown.retryAfter(),
				thrown.acceptedAt());
	}

	static FailedCall of(TokenUnavailableException thrown) {
		return new WithoutToken(thrown.failure(), thrown.retryAfter());
	}

	/** The answer cannot be one of PagerDuty's REST API. */
	static FailedCall unreadable() {
		return new Refused(ApiFailure.UNREADABLE, List.of(), null, null);
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
		return this instanceof WithoutToken;
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

	/**
	 * PagerDuty's REST API gave no answer, or refused.
	 */
	record Refused(ApiFailure failure, List<String> messages, @Nullable Duration retryAfter,
			@Nullable URI acceptedAt) implements FailedCall {

		private static final Set<ApiFailure> REPEATABLE = EnumSet.of(ApiFailure.RATE_LIMITED, ApiFailure.UNAVAILABLE,
				ApiFailure.UNREACHABLE, ApiFailure.TIMEOUT, ApiFailure.UNREADABLE, ApiFailure.PROXY);

		/** What may lie between this app and PagerDuty. */
		private static final Set<ApiFailure> IN_BETWEEN = EnumSet.of(ApiFailure.UNREACHABLE, ApiFailure.UNREADABLE,
				ApiFailure.PROXY, ApiFailure.WRONG_REGION);

		@Override
		public HttpStatus status() {
			return this.failure.status();
		}

		@Override
		public String key() {
			return "api." + reason();
		}

		@Override
		public String reason() {
			return this.failure.key();
		}

		@Override
		public boolean isRepeatable() {
			return REPEATABLE.contains(this.failure);
		}

		@Override
		public boolean isFinal() {
			return this.failure == ApiFailure.INVALID_REQUEST || this.failure == ApiFailure.NOT_FOUND;
		}

		@Override
		public boolean isForSetup() {
			return IN_BETWEEN.contains(this.failure);
		}

		@Override
		public boolean isRateLimited() {
			return this.failure == ApiFailure.RATE_LIMITED;
		}

	}

	/** There was no token to call with. */
	record WithoutToken(TokenFailure failure, @Nullable Duration retryAfter) implements FailedCall {

		/** What someone has to change in the settings. */
		private static final Set<TokenFailure> LASTING = EnumSet.of(TokenFailure.INVALID_CLIENT,
				TokenFailure.NOT_ALLOWED, TokenFailure.INVALID_SCOPE, TokenFailure.REFUSED, TokenFailure.PROXY);

		@Override
		public HttpStatus status() {
			return HttpStatus.BAD_GATEWAY;
		}

		@Override
		public String key() {
			return "token." + reason();
		}

		@Override
		public String reason() {
			return this.failure.key();
		}

		@Override
		public boolean endsConnection() {
			return this.failure.endsConnection();
		}

		@Override
		public boolean isRepeatable() {
			return !endsConnection();
		}

		@Override
		public boolean isLasting() {
			return LASTING.contains(this.failure);
		}

		@Override
		public boolean isForSetup() {
			return isLasting() || this.failure == TokenFailure.UNREACHABLE || this.failure == TokenFailure.UNREADABLE;
		}

		@Override
		public boolean isRateLimited() {
			return this.failure == TokenFailure.RATE_LIMITED;
		}

	}

}
