package sample.pagerduty.client.rest;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;
import org.springframework.web.util.DefaultUriBuilderFactory;

/** Lets a method of {@link PagerDutyApi} take the host and the token as one argument. */
final class ApiAccessArgumentResolver implements HttpServiceArgumentResolver {

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter,
			HttpRequestValues.Builder requestValues) {
		if (!(argument instanceof ApiAccess access)) {
			return false;
		}
		requestValues.setUriBuilderFactory(new DefaultUriBuilderFactory(access.apiUrl().toString()));
		requestValues.addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + access.accessToken());
		return true;
	}

}
