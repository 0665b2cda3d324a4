package sample.pagerduty.client.web;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.CompositeFilter;

/**
 * A chain that is built for its first request. Most people who start this app never log
 * an MCP client in, for which the authorization server has hundreds of classes, and call
 * no API. For each chain Spring Security also looks for dozens of customizers among all
 * beans.
 */
public final class LazyFilterChain implements SecurityFilterChain, Filter {

	private final RequestMatcher matcher;

	private final SingletonSupplier<Filter> filters;

	public LazyFilterChain(RequestMatcher matcher, Supplier<SecurityFilterChain> chain) {
		this.matcher = matcher;
		this.filters = SingletonSupplier.of(() -> together(chain.get()));
	}

	private static Filter together(SecurityFilterChain chain) {
		CompositeFilter filter = new CompositeFilter();
		filter.setFilters(chain.getFilters());
		return filter;
	}

	@Override
	public boolean matches(HttpServletRequest request) {
		return this.matcher.matches(request);
	}

	@Override
	public List<Filter> getFilters() {
		return List.of(this);
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		this.filters.obtain().doFilter(request, response, chain);
	}

}
