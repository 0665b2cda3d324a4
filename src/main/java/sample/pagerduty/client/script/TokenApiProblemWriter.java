package sample.pagerduty.client.script;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Does what {@link TokenApiAdvice} does for problems outside Spring MVC: in filters and
 * security handlers.
 */
@Component
public class TokenApiProblemWriter {

	/** Filters are created early, before Spring MVC. */
	private final ObjectProvider<HandlerExceptionResolver> resolver;

	TokenApiProblemWriter(@Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> resolver) {
		this.resolver = resolver;
	}

	void write(HttpServletRequest request, HttpServletResponse response, TokenApiException problem) throws IOException {
		if (this.resolver.getObject().resolveException(request, response, null, problem) == null) {
			response.sendError(problem.getStatusCode().value());
		}
	}

}
