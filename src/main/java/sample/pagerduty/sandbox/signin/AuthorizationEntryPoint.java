package sample.pagerduty.sandbox.signin;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.sandbox.SandboxOptions;

import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Redirects to the sign-in page. A consent that is submitted after its session was lost
 * cannot be resumed, so it gets an error page at once instead of after a useless sign-in.
 */
@Component
class AuthorizationEntryPoint implements AuthenticationEntryPoint {

	private final AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint(SignInController.PATH);

	private final SandboxOptions options;

	AuthorizationEntryPoint(SandboxOptions options) {
		this.options = options;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException, ServletException {
		if (HttpMethod.POST.matches(request.getMethod())) {
			OAuth2Error error = new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST,
					AuthorizationRejection.PARAMETER + OAuth2ParameterNames.STATE, null);
			AuthorizationRejection.of(error, request, this.options).show(request, response);
		}
		else {
			this.signIn.commence(request, response, ex);
		}
	}

}
