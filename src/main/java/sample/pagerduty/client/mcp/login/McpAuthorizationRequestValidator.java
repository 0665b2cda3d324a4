package sample.pagerduty.client.mcp.login;

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.mcp.McpAddresses;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/** Checks where an authorization request leads, and that its tokens are for this app. */
record McpAuthorizationRequestValidator(
		McpAddresses addresses) implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

	/** RFC 8707 section 2. */
	static final String RESOURCE = "resource";

	/** RFC 8707 section 2. */
	static final String INVALID_TARGET = "invalid_target";

	@Override
	public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
		OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
		String redirectUri = request.getRedirectUri();
		if (redirectUri == null
				|| !RedirectUris.contains(context.getRegisteredClient().getRedirectUris(), redirectUri)) {
			// Never redirect to a place that is not the client's (RFC 6749 section
			// 4.1.2.1).
			throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, OAuth2ParameterNames.REDIRECT_URI, request, null);
		}
		Object wanted = request.getAdditionalParameters().get(RESOURCE);
		Stream<?> all = (wanted instanceof Object[] several) ? Stream.of(several) : Stream.ofNullable(wanted);
		if (!all.allMatch(this.addresses::isServer)) {
			throw refusal(INVALID_TARGET, RESOURCE, request, redirectUri);
		}
	}

	private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(String code, String parameter,
			OAuth2AuthorizationCodeRequestAuthenticationToken request, @Nullable String redirectUri) {
		OAuth2AuthorizationCodeRequestAuthenticationToken answer = new OAuth2AuthorizationCodeRequestAuthenticationToken(
				request.getAuthorizationUri(), request.getClientId(), (Authentication) request.getPrincipal(),
				redirectUri, request.getState(), request.getScopes(), request.getAdditionalParameters());
		return new OAuth2AuthorizationCodeRequestAuthenticationException(
				new OAuth2Error(code, "OAuth 2.0 Parameter: " + parameter, null), answer);
	}

}
