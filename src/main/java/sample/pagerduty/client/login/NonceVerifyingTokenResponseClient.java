package sample.pagerduty.client.login;

import java.text.ParseException;
import java.util.regex.Pattern;

import com.nimbusds.jwt.JWTParser;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * Two checks that the library leaves out or makes too strictly. An access token must be
 * of RFC 6750's alphabet, because it goes into headers and into commands that people
 * paste. The nonce of the ID token, where it carries one, must be that of the
 * authorization request: the library insists on a nonce, but PagerDuty documents no such
 * claim; without one, PKCE binds the answer to this login (RFC 9700, 2.1.1). The
 * signature is verified right after this, by the library, and no login succeeds without
 * both.
 */
final class StrictTokenResponseClient implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

	static final String INVALID_NONCE = "invalid_nonce";

	static final String INVALID_TOKEN_RESPONSE = "invalid_token_response";

	private static final Pattern BEARER_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

	private final OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> delegate;

	StrictTokenResponseClient(OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> delegate) {
		this.delegate = delegate;
	}

	@Override
	public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest request) {
		OAuth2AccessTokenResponse response = this.delegate.getTokenResponse(request);
		if (!BEARER_TOKEN.matcher(response.getAccessToken().getTokenValue()).matches()) {
			throw new OAuth2AuthenticationException(new OAuth2Error(INVALID_TOKEN_RESPONSE));
		}
		Object returned = nonceOf(response.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN));
		Object sent = request.getAuthorizationExchange()
			.getAuthorizationRequest()
			.getAdditionalParameters()
			.get(OidcParameterNames.NONCE);
		if (returned != null && !returned.equals(sent)) {
			throw new OAuth2AuthenticationException(new OAuth2Error(INVALID_NONCE));
		}
		return response;
	}

	private static @Nullable Object nonceOf(@Nullable Object idToken) {
		try {
			return (idToken instanceof String jwt)
					? JWTParser.parse(jwt).getJWTClaimsSet().getClaim(OidcParameterNames.NONCE) : null;
		}
		catch (ParseException ex) {
			return null; // the decoder rejects it right after this
		}
	}

}
