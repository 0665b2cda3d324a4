package sample.pagerduty.client.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.ApiAccess;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;

import org.springframework.stereotype.Component;

/**
 * Calls PagerDuty's REST API with a fresh token. If PagerDuty refuses the token anyway,
 * calls once more with another one.
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
		boolean refused = first.failure() != null && first.failure().failure() == ApiFailure.UNAUTHORIZED;
		return (refused && source.isRenewable() && isOldEnough(token)) ? attempt(source.replace(token), call) : first;
	}

	/**
	 * Replaces a token because someone else saw PagerDuty refuse it, unless it is so new
	 * that another one would be refused too.
	 * @throws TokenUnavailableException if there is no other token
	 */
	public void replaceRefused(TokenSource source, BearerToken token) {
		if (isOldEnough(token)) {
			source.replace(token);
		}
	}

	private boolean isOldEnough(BearerToken token) {
		return !token.validity().issuedAt().plus(MIN_AGE_TO_REPLACE).isAfter(this.clock.instant());
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
