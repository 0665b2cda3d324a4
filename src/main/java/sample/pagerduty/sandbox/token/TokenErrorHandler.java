package sample.pagerduty.sandbox.token;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.sandbox.ExplainedRefusal;
import sample.pagerduty.sandbox.Findings;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Writes the errors of the token and revocation endpoints (RFC 6749 section 5.2):
 * <code>{"error":…,"error_description":…}</code>, 401 for a wrong client, otherwise 400.
 */
class TokenErrorHandler implements AuthenticationFailureHandler {

	private final OAuth2ErrorHttpMessageConverter converter = new OAuth2ErrorHttpMessageConverter();

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException ex) throws IOException {
		OAuth2Error error = ((OAuth2AuthenticationException) ex).getError();
		Findings.tell(request, ExplainedRefusal.in(ex).orElseGet(() -> TokenFinding.explain(error, request)));
		boolean wrongClient = OAuth2ErrorCodes.INVALID_CLIENT.equals(error.getErrorCode());
		ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
		answer.setStatusCode(wrongClient ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST);
		if (wrongClient && request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
			// RFC 6749 section 5.2 requires a scheme if the request had the header
			answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"sandbox\"");
		}
		this.converter.write(new OAuth2Error(error.getErrorCode(), error.getDescription(), null), null, answer);
	}

}
