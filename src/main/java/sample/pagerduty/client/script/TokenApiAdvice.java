package sample.pagerduty.client.script;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers with the problem that a call of the API ends with. */
@RestControllerAdvice
class TokenApiAdvice {

	@ExceptionHandler
	ErrorResponse answer(TokenApiException problem) {
		return problem;
	}

	/**
	 * Does the same for problems outside Spring MVC: in filters and security handlers.
	 */
	@Component
	static class Writer {

		/** Filters are created early, before Spring MVC. */
		private final ObjectProvider<HandlerExceptionResolver> resolver;

		Writer(@Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> resolver) {
			this.resolver = resolver;
		}

		void write(HttpServletRequest request, HttpServletResponse response, TokenApiException problem)
				throws IOException {
			if (this.resolver.getObject().resolveException(request, response, null, problem) == null) {
				response.sendError(problem.getStatusCode().value());
			}
		}

	}

}
