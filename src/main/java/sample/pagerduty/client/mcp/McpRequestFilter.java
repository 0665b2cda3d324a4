package sample.pagerduty.client.mcp;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.store.StoreOutage;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests from pages of other sites. Native clients send no {@code Origin}. Also
 * answers when something fails outside Spring MVC.
 */
final class McpRequestFilter extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(McpRequestFilter.class);

	private final String ownOrigin;

	McpRequestFilter(McpAddresses addresses) {
		this.ownOrigin = addresses.issuer();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		if (origin != null && !origin.equalsIgnoreCase(this.ownOrigin)) {
			McpErrors.write(response, HttpStatus.FORBIDDEN, McpProtocol.INVALID_REQUEST,
					"Pages of other sites cannot call this server");
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		catch (RuntimeException | ServletException ex) {
			if (response.isCommitted()) {
				throw ex;
			}
			answer(ex, response);
		}
	}

	private static void answer(Exception thrown, HttpServletResponse response) throws IOException {
		if (StoreOutage.isCauseOf(thrown)) {
			logger.error("A call of the MCP server failed: the database cannot be reached");
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(StoreOutage.RETRY_AFTER.toSeconds()));
			McpErrors.write(response, HttpStatus.SERVICE_UNAVAILABLE, McpProtocol.INTERNAL_ERROR,
					"The database of this app does not answer. Try again in a moment.");
			return;
		}
		logger.error("A call of the MCP server failed: {}",
				NestedExceptionUtils.getMostSpecificCause(thrown).getClass().getName());
		McpErrors.write(response, HttpStatus.INTERNAL_SERVER_ERROR, McpProtocol.INTERNAL_ERROR,
				"This app could not finish the call");
	}

}
