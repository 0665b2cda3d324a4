package sample.pagerduty.client.script;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.CauseChain;
import sample.pagerduty.client.store.StoreOutage;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers with a problem when a call of the API fails outside Spring MVC. */
public final class TokenApiProblemFilter extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(TokenApiProblemFilter.class);

	private final TokenApiProblemWriter writer;

	public TokenApiProblemFilter(TokenApiProblemWriter writer) {
		this.writer = writer;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (RuntimeException | ServletException ex) {
			this.writer.write(request, response, problemOf(ex));
		}
	}

	private static TokenApiException problemOf(Exception thrown) {
		if (CauseChain.contains(thrown, InvalidParameterException.class)) {
			return TokenApiException.of(TokenApiProblem.BAD_PARAMETER,
					"The query cannot be read. A percent sign must come before two hexadecimal digits.");
		}
		if (CauseChain.contains(thrown, RequestRejectedException.class)) {
			return TokenApiException.of(TokenApiProblem.BAD_PARAMETER,
					"The request has a character that this app does not accept.");
		}
		if (StoreOutage.isCauseOf(thrown)) {
			logger.error("A script got no token: the database cannot be reached");
			return TokenApiException.withRetry(TokenApiProblem.STORE_UNREACHABLE,
					"The database of this app does not answer. Nothing is lost; try again in a moment.",
					StoreOutage.RETRY_AFTER);
		}
		logger.error("A script got no token: {}",
				NestedExceptionUtils.getMostSpecificCause(thrown).getClass().getName());
		return TokenApiException.of(TokenApiProblem.INTERNAL_ERROR,
				"This app could not finish the call. Try again; if it fails again, look into the log of this app.");
	}

}
