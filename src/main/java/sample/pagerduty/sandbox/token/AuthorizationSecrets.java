package sample.pagerduty.sandbox.token;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;

/**
 * The values that identify a login: the state of its consent page, its code, its tokens.
 */
final class AuthorizationSecrets {

	private static final Map<Class<? extends OAuth2Token>, String> KINDS = Map.of(OAuth2AuthorizationCode.class,
			OAuth2ParameterNames.CODE, OAuth2AccessToken.class, OAuth2ParameterNames.ACCESS_TOKEN,
			OAuth2RefreshToken.class, OAuth2ParameterNames.REFRESH_TOKEN);

	private AuthorizationSecrets() {
	}

	/** The secrets of a login, with their kinds. */
	static Map<String, String> kindsOf(OAuth2Authorization authorization) {
		Map<String, String> kinds = new HashMap<>();
		String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
		if (state != null) {
			kinds.put(state, OAuth2ParameterNames.STATE);
		}
		KINDS.forEach((type, kind) -> {
			OAuth2Authorization.Token<? extends OAuth2Token> token = authorization.getToken(type);
			if (token != null) {
				kinds.put(token.getToken().getTokenValue(), kind);
			}
		});
		return kinds;
	}

	/** The code and the tokens of a login. */
	static List<OAuth2Authorization.Token<? extends OAuth2Token>> tokensOf(OAuth2Authorization authorization) {
		return KINDS.keySet()
			.stream().<OAuth2Authorization
			.@Nullable Token<? extends OAuth2Token>>map(authorization::getToken)
			.filter(Objects::nonNull)
			.toList();
	}

}
