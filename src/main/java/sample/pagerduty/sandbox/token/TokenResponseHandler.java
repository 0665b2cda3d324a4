package sample.pagerduty.sandbox.token;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.DefaultOAuth2AccessTokenResponseMapConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Writes PagerDuty's token response: {@code token_type} is in lower case, and only the
 * code exchange returns an ID token and {@code client_info}. Spring would also return the
 * ID token at each refresh.
 */
class TokenResponseHandler implements AuthenticationSuccessHandler {

	private static final String CLIENT_INFO = "sandbox";

	private final OAuth2AccessTokenResponseHttpMessageConverter converter = new OAuth2AccessTokenResponseHttpMessageConverter();

	TokenResponseHandler() {
		this.converter.setAccessTokenResponseParametersConverter(TokenResponseHandler::parameters);
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException {
		OAuth2AccessTokenAuthenticationToken tokens = (OAuth2AccessTokenAuthenticationToken) authentication;
		OAuth2AccessToken accessToken = tokens.getAccessToken();
		OAuth2RefreshToken refreshToken = tokens.getRefreshToken();
		OAuth2AccessTokenResponse.Builder answer = OAuth2AccessTokenResponse.withToken(accessToken.getTokenValue())
			.tokenType(accessToken.getTokenType())
			.scopes(new TreeSet<>(accessToken.getScopes()))
			.expiresIn(lifetime(accessToken));
		if (refreshToken != null) {
			answer.refreshToken(refreshToken.getTokenValue());
		}
		if (AuthorizationGrantType.AUTHORIZATION_CODE.getValue()
			.equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE))) {
			Map<String, Object> additionalParameters = new LinkedHashMap<>(tokens.getAdditionalParameters());
			additionalParameters.put("client_info", CLIENT_INFO);
			answer.additionalParameters(additionalParameters);
		}
		this.converter.write(answer.build(), null, new ServletServerHttpResponse(response));
	}

	/** Spring would write "Bearer", and a lifetime that is a second too short. */
	private static Map<String, Object> parameters(OAuth2AccessTokenResponse answer) {
		Map<String, Object> parameters = new DefaultOAuth2AccessTokenResponseMapConverter().convert(answer);
		OAuth2AccessToken token = answer.getAccessToken();
		parameters.put(OAuth2ParameterNames.TOKEN_TYPE, "bearer");
		parameters.put(OAuth2ParameterNames.EXPIRES_IN, lifetime(token));
		return parameters;
	}

	private static long lifetime(OAuth2AccessToken token) {
		return ChronoUnit.SECONDS.between(Objects.requireNonNull(token.getIssuedAt()),
				Objects.requireNonNull(token.getExpiresAt()));
	}

}
