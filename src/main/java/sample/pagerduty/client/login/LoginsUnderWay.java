package sample.pagerduty.client.login;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.token.PendingConnection;

import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * Keeps the logins that a browser has begun, by their state, in its session. The
 * library's own repository keeps one, so that of two tabs that connect at the same time
 * the first fails.
 */
final class LoginsUnderWay implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private static final String ATTRIBUTE = LoginsUnderWay.class.getName();

	/** Logins that nobody finishes must not fill the session. */
	private static final int MOST = 5;

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
		if (requests.size() > MOST) {
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
			PendingConnection.remember(request, removed.getScopes());
			request.getSession().setAttribute(ATTRIBUTE, requests);
		}
		return removed;
	}

	@SuppressWarnings("unchecked") // what this class has put there
	private static LinkedHashMap<String, OAuth2AuthorizationRequest> requestsOf(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		Object kept = (session != null) ? session.getAttribute(ATTRIBUTE) : null;
		return (kept != null) ? new LinkedHashMap<>((Map<String, OAuth2AuthorizationRequest>) kept)
				: new LinkedHashMap<>();
	}

}
