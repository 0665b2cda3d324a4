package sample.pagerduty.client.apptoken;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.oauth.BearerToken;
import sample.pagerduty.client.oauth.TokenSource;
import sample.pagerduty.client.oauth.TokenUnavailableException;

import org.springframework.stereotype.Service;

/** Keeps app tokens in memory and gets another one when one is about to expire. */
@Service
public class AppTokenService {

	/** More than an app has accounts and sets of scopes; a token is worth one call. */
	private static final int MAX_TOKENS = 100;

	private final Map<AppTokenRequest, AppToken> tokens = new ConcurrentHashMap<>();

	private final AppTokenClient client;

	private final Duration margin;

	private final Clock clock;

	AppTokenService(AppTokenClient client, PagerDutyApp app, Clock clock) {
		this.client = client;
		this.margin = app.refreshMargin();
		this.clock = clock;
	}

	/** The tokens of the app for one account and set of scopes, for one request. */
	public TokenSource source(AppTokenRequest request) {
		return new AppTokenSource(request);
	}

	/**
	 * An app token that is good.
	 * @param minimum how long it must be valid, if longer than usual
	 * @throws TokenUnavailableException if there is none
	 */
	public AppToken fresh(AppTokenRequest request, Duration minimum) {
		AppToken known = this.tokens.get(request);
		if (known != null && !isDue(known, minimum)) {
			return known;
		}
		try {
			makeRoom();
			// Callers that want the same token meanwhile wait for this one.
			return this.tokens.compute(request, (key, current) -> (current != null && !isDue(current, minimum))
					? current : this.client.request(key));
		}
		catch (TokenUnavailableException ex) {
			if (known != null && known.issued().validity().lasts(minimum.plusSeconds(1), this.clock.instant())) {
				return known; // it has not expired yet
			}
			throw ex;
		}
	}

	private boolean isDue(AppToken token, Duration minimum) {
		return token.issued().validity().isDue(minimum, this.margin, this.clock.instant());
	}

	/** Drops the oldest token when there are too many. */
	private void makeRoom() {
		if (this.tokens.size() >= MAX_TOKENS) {
			this.tokens.values()
				.stream()
				.min(Comparator.comparing((token) -> token.issued().issuedAt()))
				.ifPresent((oldest) -> this.tokens.remove(oldest.request(), oldest));
		}
	}

	/** Asks the service, which shares each token with every caller. */
	private final class AppTokenSource implements TokenSource {

		private final AppTokenRequest request;

		private AppTokenSource(AppTokenRequest request) {
			this.request = request;
		}

		@Override
		public BearerToken fresh(Duration minimum) {
			return AppTokenService.this.fresh(this.request, minimum).token();
		}

		@Override
		public boolean isRenewable() {
			return true;
		}

		@Override
		public BearerToken replace(BearerToken refused) {
			AppTokenService.this.tokens.computeIfPresent(this.request,
					(key, current) -> current.token().equals(refused) ? null : current);
			return fresh(Duration.ZERO);
		}

	}

}
