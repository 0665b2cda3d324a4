package sample.pagerduty.client.rest;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.web.client.RestClientException;

/**
 * PagerDuty's REST API, with every failure as a {@link PagerDutyApiException}.
 */
public final class PagerDutyClient {

	private final PagerDutyApi api;

	private final RegionCheck regionCheck;

	PagerDutyClient(PagerDutyApi api, RegionCheck regionCheck) {
		this.api = api;
		this.regionCheck = regionCheck;
	}

	/** The token's user, with an id. */
	public User currentUser(ApiAccess access) {
		PagerDutyApi.UserResponse response = answerOf(access, () -> this.api.currentUser(access));
		User user = response.user();
		if (user == null || user.id() == null) {
			throw new PagerDutyApiException(ApiFailure.UNREADABLE, null);
		}
		return user;
	}

	/**
	 * One page of the services that the user can see, with their number.
	 * @param limit at most 100
	 * @param query a part of the name, or {@code null} for all services
	 * @param sortBy such as {@code name:asc}
	 */
	public ServicePage services(ApiAccess access, int limit, int offset, @Nullable String query, String sortBy) {
		ServicePage page = answerOf(access, () -> this.api.services(access, limit, offset, query, sortBy, true));
		if (page.services() == null) {
			throw new PagerDutyApiException(ApiFailure.UNREADABLE, null);
		}
		return page;
	}

	private <T> T answerOf(ApiAccess access, Supplier<@Nullable T> call) {
		T answer;
		try {
			answer = call.get();
		}
		catch (PagerDutyApiException ex) {
			throw this.regionCheck.explain(access, ex);
		}
		catch (RestClientException ex) {
			throw new PagerDutyApiException(RemoteCallFailure.of(ex), ex);
		}
		if (answer == null) {
			throw new PagerDutyApiException(ApiFailure.UNREADABLE, null);
		}
		return answer;
	}

}
