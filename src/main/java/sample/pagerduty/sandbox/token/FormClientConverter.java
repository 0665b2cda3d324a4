package sample.pagerduty.sandbox.token;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.AppKind;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.util.StringUtils;

/**
 * Takes the client ID, and the secret if there is one, from the form body only. A secret
 * in the query would end up in logs (RFC 6749 section 2.3.1). PagerDuty does not document
 * HTTP Basic, so only an option of the sandbox accepts it.
 */
class FormClientConverter implements AuthenticationConverter {

	private final AuthenticationConverter converter;

	private final AuthenticationConverter basicConverter = new ClientSecretBasicAuthenticationConverter();

	private final boolean acceptsBasic;

	private final List<String> credentials;

	private final String expected;

	FormClientConverter(AppKind kind, boolean acceptBasic) {
		this.acceptsBasic = acceptBasic && kind.hasSecret();
		this.converter = kind.hasSecret() ? new ClientSecretPostAuthenticationConverter() : new PublicClientConverter();
		this.credentials = kind.hasSecret()
				? List.of(OAuth2ParameterNames.CLIENT_ID, OAuth2ParameterNames.CLIENT_SECRET)
				: List.of(OAuth2ParameterNames.CLIENT_ID);
		this.expected = kind.hasSecret() ? "The body must contain client_id and client_secret."
				: "The body must contain client_id and no client_secret, because the app is public.";
	}

	@Override
	public Authentication convert(HttpServletRequest request) {
		if (StringUtils.hasLength(request.getQueryString())) {
			throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "Parameters must be in the body, not in the query.");
		}
		if (!isForm(request.getContentType())) {
			throw refusal(OAuth2ErrorCodes.INVALID_REQUEST,
					"The body must be of type application/x-www-form-urlencoded.");
		}
		boolean hasHeader = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
		if (hasHeader && !this.acceptsBasic) {
			throw refusal(OAuth2ErrorCodes.INVALID_CLIENT,
					this.expected + " The Authorization header is not accepted.");
		}
		if (hasHeader && request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null) {
			throw refusal(OAuth2ErrorCodes.INVALID_REQUEST,
					"The secret must be in the header or in the body, not in both (RFC 6749 section 2.3).");
		}
		Authentication client = (hasHeader ? this.basicConverter : this.converter).convert(request);
		if (client == null) {
			throw refusal(OAuth2ErrorCodes.INVALID_CLIENT, mistake(request));
		}
		return client;
	}

	/** Names what is missing, because that is what people look for. */
	private String mistake(HttpServletRequest request) {
		String missing = this.credentials.stream()
			.filter((name) -> !StringUtils.hasText(request.getParameter(name)))
			.collect(Collectors.joining(" and "));
		if (missing.isEmpty()) {
			return this.expected;
		}
		return missing + (missing.contains(" ") ? " are" : " is") + " missing from the body.";
	}

	private static boolean isForm(@Nullable String contentType) {
		return StringUtils.hasText(contentType) && contentType.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
	}

	private static OAuth2AuthenticationException refusal(String code, String description) {
		return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
	}

}
