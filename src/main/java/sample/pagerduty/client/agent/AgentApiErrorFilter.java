package sample.pagerduty.client.agent;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import sample.pagerduty.client.CauseChain;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.filter.OncePerRequestFilter;

/** Answers with an error of the API if a call fails outside Spring MVC. */
final class AgentApiErrorFilter extends OncePerRequestFilter {

	private final JsonMapper mapper;

	AgentApiErrorFilter(JsonMapper mapper) {
		this.mapper = mapper;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (RuntimeException | ServletException ex) {
			AgentApiException error = CauseChain.contains(ex, InvalidParameterException.class)
					? AgentApiException.badRequest("The query cannot be read.") : AgentApiErrors.errorOf(ex);
			AgentApiErrors.write(error, response, this.mapper);
		}
	}

}
