package sample.pagerduty.sandbox.token;

import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.util.StringUtils;

/**
 * Takes the client ID of a public app. Spring's converter does so for the code exchange
 * only. A secret is refused as a mistake; an empty one means none (RFC 6749 section
 * 2.3.1).
 */
class PublicClientConverter implements AuthenticationConverter {

	@Override
	public @Nullable Authentication convert(HttpServletRequest request) {
		String[] clientIds = request.getParameterValues(OAuth2ParameterNames.CLIENT_ID);
		if (clientIds == null || clientIds.length != 1
				|| StringUtils.hasLength(request.getParameter(OAuth2ParameterNames.CLIENT_SECRET))) {
			return null;
		}
		Map<String, Object> form = new HashMap<>();
		request.getParameterMap().forEach((name, values) -> form.put(name, values[0]));
		return new OAuth2ClientAuthenticationToken(clientIds[0], ClientAuthenticationMethod.NONE, null, form);
	}

}
