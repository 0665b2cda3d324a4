package sample.pagerduty.client.mcp.login;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.web.ConnectLink;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads a person who is not connected through the login at PagerDuty and back to the
 * authorization request. So nobody but a connected person makes this app read a metadata
 * document.
 */
final class ConnectFirstFilter extends OncePerRequestFilter {

	private final ConnectionService connections;

	private final WebSettings web;

	ConnectFirstFilter(ConnectionService connections, WebSettings web) {
		this.connections = connections;
		this.web = web;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getMethod().equals("GET") || !request.getRequestURI().equals(McpLoginPaths.AUTHORIZE);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.connections.find(SecurityContextHolder.getContext().getAuthentication()).isPresent()) {
			chain.doFilter(request, response);
			return;
		}
		String here = McpLoginPaths.AUTHORIZE + "?" + request.getQueryString();
		response.sendRedirect(ConnectLink.to(this.web.connectUrl()).returningTo(here).toString());
	}

}
