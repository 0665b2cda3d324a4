package sample.pagerduty.client.login;

import java.text.ParseException;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.flow.Check;
import sample.pagerduty.client.flow.FlowMessage;
import sample.pagerduty.client.flow.FlowRecorder;

import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * Verifies the nonce of an ID token that carries one: it must be that of the
 * authorization request. The library insists on a nonce, but PagerDuty documents no such
 * claim; without one, PKCE binds the answer to this login (RFC 9700 section 2.1.1). The
 * signature is verified right after this, by the library, and no login succeeds without
 * both.
 */
final class NonceVerifyingTokenResponseClient
		implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

	static final String INVALID_NONCE = "invalid_nonce";

	private final OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> delegate;

	NonceVerifyingTokenResponseClient(OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> delegate) {
		this.delegate = delegate;
	}

	@Override
	public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest request) {
		OAuth2AccessTokenResponse response = this.delegate.getTokenResponse(request);
		Object returned = nonceOf(response.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN));
		Object sent = request.getAuthorizationExchange()
			.getAuthorizationRequest()
			.getAdditionalParameters()
			.get(OidcParameterNames.NONCE);
		boolean wrong = returned != null && !returned.equals(sent);
		if (response.getAdditionalParameters().containsKey(OidcParameterNames.ID_TOKEN)) {
			FlowRecorder.tell((flow) -> flow.on(FlowMessage.ID_TOKEN)
				.check(Check.NONCE, (returned != null) ? Check.Result.of(!wrong) : Check.Result.ABSENT));
		}
		if (wrong) {
			throw new OAuth2AuthenticationException(new OAuth2Error(INVALID_NONCE));
		}
		return response;
	}

	private static @Nullable Object nonceOf(@Nullable Object idToken) {
		try {
			JWTClaimsSet claims = (idToken instanceof String jwt) ? JWTParser.parse(jwt).getJWTClaimsSet() : null;
			// an encrypted token has no claims here
			return (claims != null) ? claims.getClaim(OidcParameterNames.NONCE) : null;
		}
		catch (ParseException ex) {
			return null; // the decoder rejects it right after this
		}
	}

}
