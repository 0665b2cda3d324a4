package sample.pagerduty.sandbox.api;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.Findings;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.Directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The security of the REST API. */
@Configuration(proxyBeanMethods = false)
class SandboxApiSecurityConfiguration {

	/** Writes have their own rules, see {@link ScopeRule#writes}. */
	private static final RequestMatcher READ = (request) -> HttpMethod.GET.matches(request.getMethod());

	/**
	 * For scripts and servers with a bearer token. Without one the response is 401 and
	 * empty, also for {@code Token token=…}, the scheme of PagerDuty's API keys. There is
	 * no cookie, so requests cannot be forged (RFC 6750 section 5.3).
	 */
	@Bean
	@Order(4)
	SecurityFilterChain apiFilterChain(HttpSecurity http, SandboxOptions options, RegionalTokenResolver tokens,
			Clock clock, Directory directory, SandboxApiErrorWriter errorWriter) throws Exception {
		List<ScopeRule> rules = ScopeRule.all(options.appKind());
		ScopeRule users = ScopeRule.users(options.appKind());
		return http
			.securityMatcher(new OrRequestMatcher(Stream.concat(rules.stream().map(ScopeRule::resource),
					Stream.of(new RequestHeaderRequestMatcher("Authorization")))
				.toList()))
			.authorizeHttpRequests((requests) -> {
				// Otherwise 401 would take the place of the error
				requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
				requests.requestMatchers("/users/me", SandboxUrls.EU_PATH + "/users/me")
					.access((authentication, context) -> mayAsk(authentication.get(), directory)
							? new AuthorizationDecision(true) : users.authorize(authentication, context));
				rules.forEach(
						(rule) -> requests.requestMatchers(new AndRequestMatcher(READ, rule.resource())).access(rule));
				ScopeRule.writes(options.appKind())
					.forEach((rule) -> requests.requestMatchers(rule.resource()).access(rule));
				requests.anyRequest().authenticated();
			})
			.oauth2ResourceServer((server) -> server.authenticationManagerResolver(tokens)
				.authenticationEntryPoint(SandboxApiSecurityConfiguration::refuse)
				.accessDeniedHandler(errorWriter))
			.exceptionHandling((exceptions) -> exceptions.accessDeniedHandler(errorWriter))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(CsrfConfigurer::disable)
			.addFilterBefore(new RateLimitFilter(clock, errorWriter), AuthorizationFilter.class)
			.build();
	}

	/** An app's token has no current user, and the answer says so even without scopes. */
	private static boolean mayAsk(@Nullable Authentication authentication, Directory directory) {
		return authentication instanceof BearerTokenAuthentication
				&& directory.findById(authentication.getName()).isEmpty();
	}

	/**
	 * RFC 6750 section 3. Spring's entry point would also link to resource metadata (RFC
	 * 9728), which PagerDuty does not have.
	 */
	private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex) {
		Findings.tellAboutToken(request, ex);
		response.setStatus(HttpStatus.UNAUTHORIZED.value());
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
				(ex instanceof OAuth2AuthenticationException) ? "Bearer error=\"invalid_token\"" : "Bearer");
	}

}
