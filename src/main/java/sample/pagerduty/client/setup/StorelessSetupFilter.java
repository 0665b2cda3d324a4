package sample.pagerduty.client.setup;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.session.SealedSessionCookie;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows the setup page without a session while the store is down, because the page says
 * why. Runs after the filters that decide who may see it.
 */
@Component
class StorelessSetupFilter extends OncePerRequestFilter {

	/**
	 * Lazy, because filters are created while the web server starts, and a store that
	 * cannot be opened must not fail there.
	 */
	private final ObjectProvider<SetupDoctor> doctor;

	StorelessSetupFilter(ObjectProvider<SetupDoctor> doctor) {
		this.doctor = doctor;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getRequestURI().equals(SetupController.PATH);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.doctor.getObject().report().hasFailed(StoreCheck.TITLE)) {
			SealedSessionCookie.ignoreIn(request);
		}
		chain.doFilter(request, response);
	}

}
