package sample.pagerduty.sandbox.signin;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.Findings;
import sample.pagerduty.sandbox.SandboxOptions;

import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * Why an authorization request ended on a page of the sandbox instead of at the app.
 *
 * @param blamed the parameter that PagerDuty's page names; for a missing scope that is
 * redirect_uri
 * @param explanation what is really wrong and what to do, one or two sentences
 * @param received the redirect URI in the request
 * @param registered the redirect URIs of the app
 */
record AuthorizationRejection(String blamed, String explanation, @Nullable String received, List<String> registered) {

	/** The start of Spring's error descriptions. */
	static final String PARAMETER = "OAuth 2.0 Parameter: ";

	static AuthorizationRejection of(OAuth2Error error, HttpServletRequest request, SandboxOptions options) {
		String description = Objects.requireNonNullElse(error.getDescription(), "");
		String parameter = description.replace(PARAMETER, "");
		String received = request.getParameter("redirect_uri");
		return new AuthorizationRejection("scope".equals(parameter) ? "redirect_uri" : parameter,
				explain(parameter, received), received, options.redirectUris().stream().map(Object::toString).toList());
	}

	/** Shows the page under the requested URL. */
	void show(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		Findings.tell(request, this.explanation);
		request.setAttribute(AuthorizationRejection.class.getName(), this);
		response.setStatus(HttpStatus.BAD_REQUEST.value());
		request.getRequestDispatcher(RejectionController.PATH).forward(request, response);
	}

	static String explain(String parameter, @Nullable String received) {
		return switch (parameter) {
			case "redirect_uri" -> (received != null)
					? "The request's redirect_uri is not registered. It must match exactly: localhost is not 127.0.0.1, "
							+ "and a slash at the end counts."
					: "The request has no redirect_uri.";
			case "scope" -> "The request has no scope. PagerDuty requires at least one, but its error page blames "
					+ "redirect_uri. The redirect_uri is fine.";
			case "client_id" -> "The request's client_id is missing or is not that of the sandbox's app.";
			case "response_type" -> "The request's response_type is missing or is not code.";
			case "state" -> "This consent was answered before, belongs to another person, or is too old. "
					+ "Go back to the app and start the login again.";
			default -> "The request's parameter " + parameter + " is missing, wrong or repeated.";
		};
	}

}
