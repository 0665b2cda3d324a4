package sample.pagerduty.sandbox.signin;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.Findings;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sends the browser back to the app with a code or an error, and with the issuer (RFC
 * 9207 section 2). A request without a registered redirect URI, or from someone who may
 * not authorize the app, ends on a page of the sandbox.
 */
@Component
class AuthorizationCallbackHandler implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

	/** PagerDuty's documented text for Cancel. */
	private static final String DENIED = "The resource owner or authorization server denied the request.";

	private final SandboxUrls urls;

	private final SandboxOptions options;

	private final CompanyRefusal companyRefusal;

	AuthorizationCallbackHandler(SandboxUrls urls, SandboxOptions options, CompanyRefusal companyRefusal) {
		this.urls = urls;
		this.options = options;
		this.companyRefusal = companyRefusal;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException {
		OAuth2AuthorizationCodeRequestAuthenticationToken login = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
		OAuth2AuthorizationCode code = login.getAuthorizationCode();
		UriComponentsBuilder callback = callback(String.valueOf(login.getRedirectUri()));
		add(callback, OAuth2ParameterNames.CODE, (code != null) ? code.getTokenValue() : null);
		send(response, callback, login.getState());
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException ex) throws IOException, ServletException {
		OAuth2Error error = ((OAuth2AuthenticationException) ex).getError();
		OAuth2AuthorizationCodeRequestAuthenticationToken login = (ex instanceof OAuth2AuthorizationCodeRequestAuthenticationException requestException)
				? requestException.getAuthorizationCodeRequestAuthentication() : null;
		if (login == null || !StringUtils.hasText(login.getRedirectUri())) {
			stay(error, login, request, response);
			return;
		}
		Findings.tell(request, explain(error));
		UriComponentsBuilder callback = callback(String.valueOf(login.getRedirectUri()));
		add(callback, OAuth2ParameterNames.ERROR, error.getErrorCode());
		add(callback, OAuth2ParameterNames.ERROR_DESCRIPTION,
				OAuth2ErrorCodes.ACCESS_DENIED.equals(error.getErrorCode()) ? DENIED : error.getDescription());
		send(response, callback, login.getState());
	}

	/** What the app learns from the error code only. */
	private static String explain(OAuth2Error error) {
		if (OAuth2ErrorCodes.ACCESS_DENIED.equals(error.getErrorCode())) {
			return "The person pressed Cancel.";
		}
		String description = Objects.requireNonNullElse(error.getDescription(), "");
		return description.startsWith(AuthorizationRejection.PARAMETER)
				? AuthorizationRejection.explain(description.substring(AuthorizationRejection.PARAMETER.length()), null)
				: "The app was told: " + error.getErrorCode() + ".";
	}

	private void stay(OAuth2Error error, @Nullable OAuth2AuthorizationCodeRequestAuthenticationToken login,
			HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		if (login != null && OAuth2ErrorCodes.ACCESS_DENIED.equals(error.getErrorCode())) {
			this.companyRefusal.show(login, request, response);
		}
		else {
			AuthorizationRejection.of(error, request, this.options).show(request, response);
		}
	}

	private static UriComponentsBuilder callback(String redirectUri) {
		return UriComponentsBuilder.fromUriString(redirectUri);
	}

	private void send(HttpServletResponse response, UriComponentsBuilder callback, @Nullable String state)
			throws IOException {
		add(callback, OAuth2ParameterNames.STATE, state);
		add(callback, "iss", this.urls.issuer().toString());
		response.sendRedirect(callback.build(true).toUriString());
	}

	/** RFC 6749 section 4.1.2 requires form encoding: a space becomes a plus. */
	private static void add(UriComponentsBuilder callback, String name, @Nullable String value) {
		if (StringUtils.hasText(value)) {
			callback.queryParam(name, URLEncoder.encode(value, StandardCharsets.UTF_8));
		}
	}

}
