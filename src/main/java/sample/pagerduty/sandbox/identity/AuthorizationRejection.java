package sample.pagerduty.sandbox.identity;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.SandboxOptions;

import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * Why an authorization request ended on a page of the sandbox instead of at the app.
 *
 * @param blamed the parameter that PagerDuty would name; for a missing scope it names
 * redirect_uri
 * @param truth what is wrong and what to do, one or two sentences
 * @param received the redirect URI in the request
 * @param registered the redirect URIs that would have been right
 */
record AuthorizationRejection(String blamed, String truth, @Nullable String received, List<String> registered) {

	/** How Spring's descriptions of an error begin. */
	static final String PARAMETER = "OAuth 2.0 Parameter: ";

	static AuthorizationRejection of(OAuth2Error error, HttpServletRequest request, SandboxOptions options) {
		String description = Objects.requireNonNullElse(error.getDescription(), "");
		String parameter = description.replace(PARAMETER, "");
		String received = request.getParameter("redirect_uri");
		return new AuthorizationRejection("scope".equals(parameter) ? "redirect_uri" : parameter,
				truth(parameter, received), received, options.redirectUris().stream().map(Object::toString).toList());
	}

	/** Shows it, at the address that was asked for. */
	void show(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
		request.setAttribute(AuthorizationRejection.class.getName(), this);
		response.setStatus(HttpStatus.BAD_REQUEST.value());
		request.getRequestDispatcher(RejectionController.PATH).forward(request, response);
	}

	private static String truth(String parameter, @Nullable String received) {
		return switch (parameter) {
			case "redirect_uri" -> (received != null)
					? "The request's redirect_uri is not among the registered ones. They are compared letter by letter: "
							+ "localhost is not 127.0.0.1, and a slash at the end counts."
					: "The request has no redirect_uri.";
			case "scope" -> "The request has no scope. PagerDuty wants at least one and, when there is none, "
					+ "blames redirect_uri. Nothing is wrong with redirect_uri here.";
			case "client_id" -> "The request's client_id is missing or is not the one of the sandbox's app.";
			case "response_type" -> "The request's response_type is missing or is not code.";
			case "state" -> "This consent was answered before, belongs to somebody else, or is too old. "
					+ "Go back to the app and start the login again.";
			default -> "The request's parameter " + parameter + " is missing, wrong or there twice.";
		};
	}

}
