package sample.pagerduty.client.web;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows an error page for every error: that of the request's {@link PageProblem}, or one
 * for its status.
 */
@Component
class PageProblemViewResolver implements ErrorViewResolver {

	private static final Logger logger = LoggerFactory.getLogger(PageProblemViewResolver.class);

	private static final Set<HttpStatus> WITH_OWN_MESSAGES = Set.of(HttpStatus.BAD_REQUEST, HttpStatus.FORBIDDEN,
			HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED);

	private final PageProblemMessages messages;

	PageProblemViewResolver(PageProblemMessages messages) {
		this.messages = messages;
	}

	@Override
	public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
		PageProblem problem = (request.getAttribute(PageProblem.ATTRIBUTE) instanceof PageProblem sent) ? sent
				: ofStatus(status, request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
		return new ModelAndView("problem", Map.of("problem", problem, "title", this.messages.title(problem), "cause",
				this.messages.cause(problem), "advice", this.messages.advice(problem)), status);
	}

	private static PageProblem ofStatus(HttpStatus status, @Nullable Object exception) {
		String key = "status." + key(status);
		List<String> arguments = List.of(String.valueOf(status.value()), status.getReasonPhrase());
		if (!status.is5xxServerError()) {
			return new PageProblem(status, key, arguments);
		}
		PageProblem problem = PageProblem.logged(status, key, arguments);
		logger.error("A page failed, reference {}: {}", problem.reference(),
				(exception != null) ? exception.getClass().getName() : status);
		return problem;
	}

	private static String key(HttpStatus status) {
		if (WITH_OWN_MESSAGES.contains(status)) {
			return String.valueOf(status.value());
		}
		return status.is5xxServerError() ? "5xx" : "4xx";
	}

}
