package sample.pagerduty.sandbox.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxPages;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Lets scripts of all web pages call what PagerDuty's browser sample calls: the OAuth
 * endpoints for apps and the API (Fetch Standard section 3.3). None of them reads a
 * cookie, so every origin is allowed. Pages never are.
 */
@Configuration(proxyBeanMethods = false)
class CrossOriginConfiguration {

	private static final RequestMatcher PAGES = new OrRequestMatcher(paths(SandboxPages.patterns()),
			paths(List.of("/oauth/**", "/oauth2/**", SandboxUrls.ALIAS_PATH + "/**")));

	private static final RequestMatcher OAUTH = paths(List.of(SandboxUrls.TOKEN_PATH, SandboxUrls.REVOKE_PATH,
			SandboxUrls.ALIAS_PATH + SandboxUrls.TOKEN_PATH, SandboxUrls.ALIAS_PATH + SandboxUrls.REVOKE_PATH,
			SandboxUrls.USERINFO_PATH, SandboxUrls.ISSUER_PATH + "/**"));

	private static RequestMatcher paths(List<String> paths) {
		return new OrRequestMatcher(paths.stream().<RequestMatcher>map((path) -> pathPattern(path)).toList());
	}

	/** Before Spring Security, so that refusals have the headers too. */
	@Bean
	FilterRegistrationBean<CorsFilter> crossOriginFilter(SandboxOptions options) {
		RequestMatcher api = new OrRequestMatcher(
				ScopeRule.all(options.appKind()).stream().map(ScopeRule::resource).toList());
		CorsConfiguration allowed = new CorsConfiguration();
		allowed.setAllowedOrigins(List.of(CorsConfiguration.ALL));
		allowed.setAllowedMethods(List.of(CorsConfiguration.ALL));
		allowed.setAllowedHeaders(List.of(CorsConfiguration.ALL));
		allowed.setExposedHeaders(List.of(CorsConfiguration.ALL));
		allowed.setMaxAge(Duration.ofMinutes(10));
		FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(
				new CorsFilter((request) -> isForApps(request, api) ? allowed : null));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
		return registration;
	}

	private static boolean isForApps(HttpServletRequest request, RequestMatcher api) {
		return PAGES.matches(request) ? OAUTH.matches(request) : hasToken(request) || api.matches(request);
	}

	/** A preflight has no token yet; it says that the call will have one. */
	private static boolean hasToken(HttpServletRequest request) {
		@Nullable String announced = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
		return request.getHeader(HttpHeaders.AUTHORIZATION) != null
				|| Objects.requireNonNullElse(announced, "").toLowerCase(Locale.ROOT).contains("authorization");
	}

}
