package sample.pagerduty.client.apptoken;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.rest.Access;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;

import org.springframework.stereotype.Service;

/** Keeps app tokens at hand, and gets another one when one is about to end. */
@Service
public class AppTokenService {

	/** A token that is refused this soon after its making is not refused for its age. */
	private static final Duration NEW = Duration.ofMinutes(1);

	private static final int MOST_TOKENS = 100;

	private final Cache<AppTokenRequest, AppToken> tokens = Caffeine.newBuilder()
		.maximumSize(MOST_TOKENS)
		.expireAfterAccess(Duration.ofDays(1))
		.build();

	private final AppTokenClient client;

	private final Duration margin;

	private final Clock clock;

	AppTokenService(AppTokenClient client, PagerDutyApp app, Clock clock) {
		this.client = client;
		this.margin = app.refreshMargin();
		this.clock = clock;
	}

	/**
	 * An app token that is good.
	 * @param request what it is for
	 * @param minimum how long it must be good for, if longer than usual
	 * @return the token
	 * @throws AppTokenException if there is none
	 */
	public AppToken fresh(AppTokenRequest request, Duration minimum) {
		AppToken known = this.tokens.getIfPresent(request);
		if (known != null && !isDue(known, minimum)) {
			return known;
		}
		try {
			// Whoever wants the same token meanwhile waits for this one.
			return this.tokens.asMap()
				.compute(request, (key, current) -> (current != null && !isDue(current, minimum)) ? current
						: this.client.request(key));
		}
		catch (AppTokenException ex) {
			if (known != null && known.grant().validity().lasts(minimum.plusSeconds(1), this.clock.instant())) {
				return known; // it is not over yet
			}
			throw ex;
		}
	}

	private boolean isDue(AppToken token, Duration minimum) {
		return token.grant().validity().isDue(minimum, this.margin, this.clock.instant());
	}

	/**
	 * Calls PagerDuty's REST API as the app. If PagerDuty refuses the token, another one
	 * is fetched and the call made once more.
	 * @param request what the token is for
	 * @param call the call
	 * @param <T> what the call returns
	 * @return what the call returned
	 * @throws AppTokenException if there is no token
	 * @throws PagerDutyApiException if the call failed
	 */
	public <T> T call(AppTokenRequest request, Function<Access, T> call) {
		AppToken token = fresh(request, Duration.ZERO);
		try {
			return call.apply(token.access());
		}
		catch (PagerDutyApiException ex) {
			Instant issuedAt = token.grant().validity().issuedAt();
			if (ex.failure() != ApiFailure.UNAUTHORIZED || issuedAt.plus(NEW).isAfter(this.clock.instant())) {
				throw ex;
			}
			this.tokens.asMap().remove(request, token);
			return call.apply(fresh(request, Duration.ZERO).access());
		}
	}

}
