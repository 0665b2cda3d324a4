package sample.pagerduty.client.login;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * Keeps the logins that a browser has started, by their state, in its session. The
 * library's own repository keeps one: of two tabs that connect at the same time, the
 * first would fail.
 */
final class MultipleAuthorizationRequestRepository
		implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private static final String ATTRIBUTE = MultipleAuthorizationRequestRepository.class.getName();

	private static final String SCOPES_REQUESTED = ATTRIBUTE + ".scopesRequested";

	/** Unfinished logins must not fill the session. */
	private static final int MAX_REQUESTS = 5;

	/**
	 * The scopes that a login asked for.
	 * @param callback the request that brings PagerDuty's answer to it
	 */
	@SuppressWarnings("unchecked") // put there by this class
	static Set<String> scopesOf(HttpServletRequest callback) {
		return Objects.requireNonNull((Set<String>) callback.getAttribute(SCOPES_REQUESTED));
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		return requestsOf(request).get(request.getParameter(OAuth2ParameterNames.STATE));
	}

	@Override
	public void saveAuthorizationRequest(@Nullable OAuth2AuthorizationRequest authorizationRequest,
			HttpServletRequest request, HttpServletResponse response) {
		if (authorizationRequest == null) {
			removeAuthorizationRequest(request, response);
			return;
		}
		LinkedHashMap<String, OAuth2AuthorizationRequest> requests = requestsOf(request);
		requests.put(authorizationRequest.getState(), authorizationRequest);
		if (requests.size() > MAX_REQUESTS) {
			requests.remove(requests.keySet().iterator().next());
		}
		request.getSession().setAttribute(ATTRIBUTE, requests);
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		LinkedHashMap<String, OAuth2AuthorizationRequest> requests = requestsOf(request);
		OAuth2AuthorizationRequest removed = requests.remove(request.getParameter(OAuth2ParameterNames.STATE));
		if (removed != null) {
			request.setAttribute(SCOPES_REQUESTED, removed.getScopes());
			request.getSession().setAttribute(ATTRIBUTE, requests);
		}
		return removed;
	}

	@SuppressWarnings("unchecked") // put there by this class
	private static LinkedHashMap<String, OAuth2AuthorizationRequest> requestsOf(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		Object kept = (session != null) ? session.getAttribute(ATTRIBUTE) : null;
		return (kept != null) ? new LinkedHashMap<>((Map<String, OAuth2AuthorizationRequest>) kept)
				: new LinkedHashMap<>();
	}

}
