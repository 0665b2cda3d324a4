package sample.pagerduty.client.rest;

import java.net.URI;

import org.springframework.web.client.RestClientException;

/**
 * Finds out whether a token is refused for being of the other region: PagerDuty answers
 * that with the same bare 401 as an expired token.
 */
final class RegionCheck {

	private final PagerDutyApi api;

	RegionCheck(PagerDutyApi api) {
		this.api = api;
	}

	/** What a refusal really means. Asks the other region once. */
	PagerDutyApiException explain(ApiAccess access, PagerDutyApiException refusal) {
		URI otherApiUrl = access.otherApiUrl();
		return (refusal.failure() == ApiFailure.UNAUTHORIZED && otherApiUrl != null
				&& isAccepted(new ApiAccess(otherApiUrl, access.accessToken(), null)))
						? refusal.inWrongRegion(otherApiUrl) : refusal;
	}

	/** Only who knows a token speaks of its scopes, its user and its rate limit. */
	private boolean isAccepted(ApiAccess access) {
		try {
			this.api.currentUser(access);
			return true;
		}
		catch (PagerDutyApiException ex) {
			return switch (ex.failure()) {
				case INVALID_REQUEST, MISSING_SCOPE, FORBIDDEN, RATE_LIMITED -> true;
				default -> false;
			};
		}
		catch (RestClientException ex) {
			return false;
		}
	}

}
