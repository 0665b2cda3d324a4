package sample.pagerduty.sandbox.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.util.CollectionUtils;
import org.springframework.web.util.UriUtils;

/**
 * Reads the authorization request and treats its scopes as PagerDuty does: none at all is
 * a mistake, and one that the app does not have quietly turns the login into one for
 * {@code openid} alone (RFC 6749 section 3.3 lets a server narrow the scope). The request
 * as it came in stays with the login, for the consent page to explain. It is no bean: the
 * API's filter chain would take any such bean for its own.
 */
class AuthorizationRequestConverter implements AuthenticationConverter {

	/** The attribute of the login that holds the request as it came in. */
	static final String RECEIVED = "sandbox.received";

	/** The attribute of the login that holds the same as a query, to ask it once more. */
	static final String QUERY = "sandbox.query";

	/** What Spring Security adds when it resumes a request after the sign-in. */
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
			throw new OAuth2AuthorizationCodeRequestAuthenticationException(
					new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST,
							AuthorizationRejection.PARAMETER + OAuth2ParameterNames.SCOPE, null),
					null);
		}
		Map<String, Object> additionalParameters = new LinkedHashMap<>(asked.getAdditionalParameters());
		Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameterMap());
		parameters.remove(RESUMED);
		Map<String, String> received = new LinkedHashMap<>();
		parameters.forEach((name, values) -> received.put(name, String.join(" ", values)));
		additionalParameters.put(RECEIVED, received);
		additionalParameters.put(QUERY, query(parameters));
		return new OAuth2AuthorizationCodeRequestAuthenticationToken(asked.getAuthorizationUri(), asked.getClientId(),
				(Authentication) asked.getPrincipal(), asked.getRedirectUri(), asked.getState(),
				granted(asked.getClientId(), asked.getScopes()), additionalParameters);
	}

	/**
	 * Encodes all that is not a letter or digit, names included: they can be anything.
	 */
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

	private Set<String> granted(String clientId, Set<String> asked) {
		RegisteredClient app = this.apps.findByClientId(clientId);
		boolean known = app != null && app.getScopes().containsAll(asked);
		return known ? asked : Set.of(OidcScopes.OPENID);
	}

}
