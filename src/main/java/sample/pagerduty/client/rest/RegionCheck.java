package sample.pagerduty.client.rest;

import java.net.URI;

import org.springframework.web.client.RestClientException;

/**
 * Finds out whether PagerDuty refused a token because it belongs to the other region. The
 * answer is the same bare 401 as for an expired token.
 */
record RegionCheck(PagerDutyApi api) {

	/** The real reason of a refusal. Asks the other region once. */
	PagerDutyApiException explain(ApiAccess access, PagerDutyApiException refusal) {
		URI otherApiUrl = access.otherApiUrl();
		return (refusal.failure() == ApiFailure.UNAUTHORIZED && otherApiUrl != null
				&& isAccepted(new ApiAccess(otherApiUrl, access.accessToken(), null)))
						? refusal.inWrongRegion(otherApiUrl) : refusal;
	}

	/** A region that answers about scopes, user or rate limit accepts the token. */
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
