package sample.pagerduty.client.rest;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The calls to PagerDuty's REST API that this app makes.
 *
 * @see <a href="https://developer.pagerduty.com/api-reference">API reference</a>
 */
@HttpExchange(accept = PagerDutyApi.MEDIA_TYPE)
interface PagerDutyApi {

	/** Names the version of the API. */
	String MEDIA_TYPE = "application/vnd.pagerduty+json;version=2";

	@GetExchange("/users/me")
	@Nullable UserResponse currentUser(ApiAccess access);

	@GetExchange("/services")
	@Nullable ServicePage services(ApiAccess access, @RequestParam int limit, @RequestParam int offset,
			@RequestParam(required = false) @Nullable String query, @RequestParam("sort_by") String sortBy,
			@RequestParam boolean total);

	/** The wrapper that PagerDuty puts around a single user. */
	record UserResponse(@Nullable User user) {
	}

}
