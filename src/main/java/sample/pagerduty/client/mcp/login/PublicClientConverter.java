package sample.pagerduty.client.mcp.login;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.mcp.McpAddresses;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads which client calls the token or the revocation endpoint. All clients are public:
 * PKCE protects their codes, and each refresh token works once.
 */
record PublicClientConverter(McpAddresses addresses) implements AuthenticationConverter {

	@Override
	public @Nullable Authentication convert(HttpServletRequest request) {
		Map<String, String[]> parameters = request.getParameterMap();
		String[] clientIds = parameters.get(OAuth2ParameterNames.CLIENT_ID);
		if (clientIds == null || clientIds.length != 1 || clientIds[0].isEmpty()
				|| request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
			throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT,
					"Send client_id in the form, and no client secret", null));
		}
		checkResource(parameters.get(McpAuthorizationRequestValidator.RESOURCE));
		Map<String, Object> others = new HashMap<>();
		parameters.forEach((name, values) -> others.put(name, (values.length == 1) ? values[0] : values));
		others.remove(OAuth2ParameterNames.CLIENT_ID);
		return new OAuth2ClientAuthenticationToken(clientIds[0], ClientAuthenticationMethod.NONE, null, others);
	}

	private void checkResource(String @Nullable [] wanted) {
		if (wanted != null && !Arrays.stream(wanted).allMatch(this.addresses::isServer)) {
			throw new OAuth2AuthenticationException(new OAuth2Error(McpAuthorizationRequestValidator.INVALID_TARGET,
					"Only " + this.addresses.server(), null));
		}
	}

}
