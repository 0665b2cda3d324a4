package sample.pagerduty.sandbox.signin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.Findings;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.util.CollectionUtils;
import org.springframework.web.util.UriUtils;

/**
 * Reads the authorization request and treats its scopes as PagerDuty does: no scope is an
 * error, {@code openid} is added to each login, and a scope that the app lacks quietly
 * reduces the login to {@code openid} (RFC 6749 section 3.3 lets a server change the
 * scope). The original request is kept with the login, so that the consent page can
 * explain it. This is not a bean, because the API's filter chain would use any converter
 * bean.
 */
class AuthorizationRequestConverter implements AuthenticationConverter {

	/** The attribute of the login with the original request. */
	static final String RECEIVED = "sandbox.received";

	/** The attribute of the login with the same as a query, to send it again. */
	static final String QUERY = "sandbox.query";

	/** Spring Security adds this parameter if it resumes a request after the sign-in. */
	static final String RESUMED = "continue";

	private final AuthenticationConverter converter = new OAuth2AuthorizationCodeRequestAuthenticationConverter();

	private final RegisteredClientRepository apps;

	AuthorizationRequestConverter(RegisteredClientRepository apps) {
		this.apps = apps;
	}

	@Override
	public @Nullable Authentication convert(HttpServletRequest request) {
		Authentication authentication = this.converter.convert(request);
		if (!(authentication instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked)) {
			return authentication;
		}
		if (CollectionUtils.isEmpty(asked.getScopes())) {
			throw refusal(OAuth2ParameterNames.SCOPE);
		}
		refuseRepeatedNonce(request);
		Map<String, Object> additionalParameters = new LinkedHashMap<>(asked.getAdditionalParameters());
		Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameterMap());
		parameters.remove(RESUMED);
		Map<String, String> received = new LinkedHashMap<>();
		parameters.forEach((name, values) -> received.put(name, String.join(" ", values)));
		additionalParameters.put(RECEIVED, received);
		additionalParameters.put(QUERY, query(parameters));
		return new OAuth2AuthorizationCodeRequestAuthenticationToken(asked.getAuthorizationUri(), asked.getClientId(),
				(Authentication) asked.getPrincipal(), asked.getRedirectUri(), asked.getState(),
				granted(asked.getClientId(), asked.getScopes(), request), additionalParameters);
	}

	/**
	 * Spring checks the other parameters (RFC 6749 section 3.1), and fails later here.
	 */
	private static void refuseRepeatedNonce(HttpServletRequest request) {
		String[] nonces = request.getParameterValues(OidcParameterNames.NONCE);
		if (nonces != null && nonces.length > 1) {
			throw refusal(OidcParameterNames.NONCE);
		}
	}

	private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(String parameter) {
		return new OAuth2AuthorizationCodeRequestAuthenticationException(
				new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, AuthorizationRejection.PARAMETER + parameter, null),
				null);
	}

	/** Encodes names as well as values, because both can be anything. */
	private static String query(Map<String, String[]> parameters) {
		return parameters.entrySet()
			.stream()
			.flatMap((entry) -> Arrays.stream(entry.getValue())
				.map((value) -> encode(entry.getKey()) + "=" + encode(value)))
			.collect(Collectors.joining("&"));
	}

	private static String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	private Set<String> granted(String clientId, Set<String> asked, HttpServletRequest request) {
		Set<String> granted = new LinkedHashSet<>(Set.of(OidcScopes.OPENID));
		RegisteredClient app = this.apps.findByClientId(clientId);
		if (app == null) {
			return granted;
		}
		List<String> lacking = asked.stream().filter((scope) -> !app.getScopes().contains(scope)).sorted().toList();
		if (lacking.isEmpty()) {
			granted.addAll(asked);
		}
		else {
			Findings.tell(request, "The app is not registered for " + String.join(" ", lacking)
					+ ". So this login gives openid only, without an error.");
		}
		return granted;
	}

}
