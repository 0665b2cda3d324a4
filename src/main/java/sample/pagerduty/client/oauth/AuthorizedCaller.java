package sample.pagerduty.client.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.ApiAccess;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;

import org.springframework.stereotype.Component;

/**
 * Calls PagerDuty's REST API with a fresh token. If PagerDuty refuses the token all the
 * same, calls once more with another one.
 */
@Component
public class AuthorizedCaller {

	/** A token refused so soon after it was issued was not refused for its age. */
	private static final Duration MIN_AGE_TO_REPLACE = Duration.ofMinutes(1);

	private final Clock clock;

	AuthorizedCaller(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Makes a call.
	 * @param source where the token comes from
	 * @param call the call, which may be made twice
	 * @throws TokenUnavailableException if there is no token to call with
	 */
	public <T> Attempt<T> call(TokenSource source, Function<ApiAccess, T> call) {
		BearerToken token = source.fresh(Duration.ZERO);
		Attempt<T> first = attempt(token, call);
		return isWorthAnother(first, token, source) ? attempt(source.replace(token), call) : first;
	}

	private boolean isWorthAnother(Attempt<?> attempt, BearerToken token, TokenSource source) {
		Instant replaceable = token.validity().issuedAt().plus(MIN_AGE_TO_REPLACE);
		return attempt.failure() != null && attempt.failure().failure() == ApiFailure.UNAUTHORIZED
				&& source.isRenewable() && !replaceable.isAfter(this.clock.instant());
	}

	private static <T> Attempt<T> attempt(BearerToken token, Function<ApiAccess, T> call) {
		try {
			return new Attempt<>(token.access(), call.apply(token.access()), null);
		}
		catch (PagerDutyApiException ex) {
			return new Attempt<>(token.access(), null, ex);
		}
	}

	/**
	 * The result of a call.
	 *
	 * @param <T> what the call returns
	 * @param access the host and the token of the last try
	 * @param answer what the call returned, unless it failed
	 * @param failure why it failed, if it did
	 */
	public record Attempt<T>(ApiAccess access, @Nullable T answer, @Nullable PagerDutyApiException failure) {

		/**
		 * What the call returned.
		 * @throws PagerDutyApiException if it failed
		 */
		public T orElseThrow() {
			if (this.failure != null) {
				throw this.failure;
			}
			return Objects.requireNonNull(this.answer);
		}

	}

}
