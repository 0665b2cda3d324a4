package sample.pagerduty.client.mcp.login;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.web.PageProblem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends the browser back to the client, always with the issuer, so that the client can
 * tell this server's answers from those of another one (RFC 9207). If it is not safe to
 * send it anywhere, an error page says why.
 */
record AuthorizationAnswers(String issuer) implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

	private static final String ISSUER = "iss";

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) {
		OAuth2AuthorizationCodeRequestAuthenticationToken answer = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
		Map<String, @Nullable String> parameters = new LinkedHashMap<>();
		parameters.put(OAuth2ParameterNames.CODE,
				Objects.requireNonNull(answer.getAuthorizationCode()).getTokenValue());
		parameters.put(OAuth2ParameterNames.STATE, answer.getState());
		redirect(response, Objects.requireNonNull(answer.getRedirectUri()), parameters);
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException {
		OAuth2Error error = ((OAuth2AuthenticationException) exception).getError();
		OAuth2AuthorizationCodeRequestAuthenticationToken answer = (exception instanceof OAuth2AuthorizationCodeRequestAuthenticationException refusal)
				? refusal.getAuthorizationCodeRequestAuthentication() : null;
		if (answer == null || answer.getRedirectUri() == null) {
			problem(exception).send(request, response);
			return;
		}
		Map<String, @Nullable String> parameters = new LinkedHashMap<>();
		parameters.put(OAuth2ParameterNames.ERROR, error.getErrorCode());
		parameters.put(OAuth2ParameterNames.ERROR_DESCRIPTION, error.getDescription());
		parameters.put(OAuth2ParameterNames.STATE, answer.getState());
		redirect(response, answer.getRedirectUri(), parameters);
	}

	private static PageProblem problem(AuthenticationException exception) {
		if (exception instanceof UnreadableDocumentException unreadable) {
			return new PageProblem(HttpStatus.BAD_REQUEST, "mcp.document",
					List.of(unreadable.clientId(), unreadable.reason()));
		}
		String description = Objects
			.requireNonNullElse(((OAuth2AuthenticationException) exception).getError().getDescription(), "");
		String key = description.endsWith(OAuth2ParameterNames.CLIENT_ID) ? "client"
				: description.endsWith(OAuth2ParameterNames.REDIRECT_URI) ? "redirect"
						: description.endsWith(": " + OAuth2ParameterNames.STATE) ? "question" : "request";
		return new PageProblem(HttpStatus.BAD_REQUEST, "mcp." + key, List.of());
	}

	/** With 303, the browser never repeats the form there (RFC 9700 section 4.12). */
	private void redirect(HttpServletResponse response, String redirectUri, Map<String, @Nullable String> parameters) {
		parameters.put(ISSUER, this.issuer);
		String query = parameters.entrySet()
			.stream()
			.filter((parameter) -> parameter.getValue() != null)
			.map((parameter) -> parameter.getKey() + "="
					+ UriUtils.encode(Objects.requireNonNull(parameter.getValue()), UTF_8))
			.collect(Collectors.joining("&"));
		response.setStatus(HttpStatus.SEE_OTHER.value());
		response.setHeader(HttpHeaders.LOCATION, redirectUri + (redirectUri.contains("?") ? "&" : "?") + query);
	}

}
