package sample.pagerduty.client.script;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.store.StoreOutage;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes a problem of whatever a call of the API ends with. */
final class ApiProblemFilter extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(ApiProblemFilter.class);

	private static final Duration WHEN_THE_STORE_MAY_BE_BACK = Duration.ofSeconds(10);

	private final ApiProblemWriter writer;

	ApiProblemFilter(ApiProblemWriter writer) {
		this.writer = writer;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (RuntimeException | ServletException ex) {
			this.writer.write(response, problemOf(ex));
		}
	}

	private static ApiException problemOf(Exception thrown) {
		if (thrown.getCause() instanceof ApiException problem) {
			return problem;
		}
		if (StoreOutage.isCauseOf(thrown)) {
			logger.error("A script got no token: the database cannot be reached");
			return ApiException.withRetry(ApiProblem.STORE_UNREACHABLE,
					"The database of this app does not answer. Nothing is lost; try again in a moment.",
					WHEN_THE_STORE_MAY_BE_BACK);
		}
		logger.error("A script got no token: {}",
				NestedExceptionUtils.getMostSpecificCause(thrown).getClass().getName());
		return ApiException.of(ApiProblem.INTERNAL_ERROR,
				"This app could not finish the call. Try again; if it lasts, look into its log.");
	}

}
