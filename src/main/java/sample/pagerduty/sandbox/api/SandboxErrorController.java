package sample.pagerduty.sandbox.api;

import java.util.Map;
import java.util.Objects;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.AppOrigins;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers errors outside of the API: a page for browsers, otherwise an error in the shape
 * of PagerDuty's, or of OAuth's at its endpoints. Called directly it is a path that does
 * not exist.
 */
@Controller
class SandboxErrorController implements ErrorController {

	private static final String PATH = "/error";

	private final AppOrigins apps;

	SandboxErrorController(AppOrigins apps) {
		this.apps = apps;
	}

	@RequestMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
	String show(HttpServletRequest request, HttpServletResponse response, Model model) {
		HttpStatus status = status(request);
		response.setStatus(status.value());
		model.addAttribute("status", status.value());
		model.addAttribute("apps", this.apps.all());
		return "error";
	}

	@RequestMapping(PATH)
	ResponseEntity<Map<String, Object>> tell(HttpServletRequest request) {
		HttpStatus status = status(request);
		String detail = detail(status);
		boolean oauth = path(request).matches("(/global)?/oauth/(token|revoke|userinfo)");
		Map<String, Object> body = oauth ? Map.of("error", "invalid_request", "error_description", detail)
				: SandboxApiException.of(status, detail).body();
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
	}

	private static HttpStatus status(HttpServletRequest request) {
		return (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)
				? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR)
				: HttpStatus.NOT_FOUND;
	}

	private static String path(HttpServletRequest request) {
		@Nullable Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return (path != null) ? path.toString() : "";
	}

	private static String detail(HttpStatus status) {
		return switch (status) {
			case NOT_FOUND -> "The sandbox has nothing at this path.";
			case METHOD_NOT_ALLOWED -> "The sandbox does not support this method at this path.";
			case BAD_REQUEST -> "The request cannot be read, for example because of a wrong percent-encoding.";
			case FORBIDDEN -> "The form has no CSRF token, or an old one.";
			default -> status.is4xxClientError() ? "The sandbox refused the request: " + status.getReasonPhrase() + "."
					: "The sandbox failed. Its log says why.";
		};
	}

}
