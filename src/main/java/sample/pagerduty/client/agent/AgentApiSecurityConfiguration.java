package sample.pagerduty.client.agent;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.web.LazyFilterChain;
import sample.pagerduty.client.web.PublicRequests;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** Who may call the API for agents. */
@Configuration(proxyBeanMethods = false)
@Conditional(AgentsEnabled.class)
class AgentApiSecurityConfiguration {

	/** Before the key in a header, or not: Arcade's clients send the key alone. */
	private static final String BEARER = "(?i)^Bearer +";

	/**
	 * The chain for applications. Without a key the answer is 401 and never a page. The
	 * browser's session opens nothing here, and a key opens nothing elsewhere.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityFilterChain agentApiSecurity(ObjectProvider<HttpSecurity> builders, AgentSettings settings,
			JsonMapper mapper) {
		return new LazyFilterChain(pathPattern(AgentApi.ROOT + "/**"),
				() -> chain(builders.getObject(), settings, mapper));
	}

	private static SecurityFilterChain chain(HttpSecurity http, AgentSettings settings, JsonMapper mapper) {
		return http
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
				.permitAll() // the request was checked before it began to wait
				.requestMatchers(HttpMethod.GET, AgentApi.HEALTH)
				.permitAll()
				.requestMatchers(HttpMethod.GET, AgentApi.READ_CALLS)
				.authenticated()
				.requestMatchers(HttpMethod.POST, AgentApi.WRITE_CALLS)
				.authenticated()
				.requestMatchers(HttpMethod.DELETE, AgentApi.USER_CONNECTION)
				.authenticated()
				.anyRequest()
				.denyAll())
			.oauth2ResourceServer((applications) -> applications.bearerTokenResolver(AgentApiSecurityConfiguration::key)
				.authenticationManagerResolver((request) -> keyCheck(settings))
				.authenticationEntryPoint((request, response, ex) -> unauthenticated(response, mapper)))
			.exceptionHandling((refusals) -> refusals
				.authenticationEntryPoint((request, response, ex) -> unauthenticated(response, mapper))
				.accessDeniedHandler((request, response, ex) -> AgentApiErrors
					.write(AgentApiException.notFound("There is no such call."), response, mapper)))
			.addFilterBefore(new AgentApiErrorFilter(mapper), SecurityContextHolderFilter.class)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(CsrfConfigurer::disable)
			.logout(LogoutConfigurer::disable)
			.requestCache(RequestCacheConfigurer::disable)
			.build();
	}

	private static @Nullable String key(HttpServletRequest request) {
		List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
		return (headers.size() == 1) ? headers.get(0).strip().replaceFirst(BEARER, "") : null;
	}

	private static AuthenticationManager keyCheck(AgentSettings settings) {
		return (presented) -> settings.find(((BearerTokenAuthenticationToken) presented).getToken())
			.map((key) -> new PreAuthenticatedAuthenticationToken(key, "", List.of()))
			.orElseThrow(() -> new InvalidBearerTokenException("Not a key of an application"));
	}

	private static void unauthenticated(HttpServletResponse response, JsonMapper mapper) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"pagerduty-oauth-sample-agents\"");
		AgentApiErrors.write(
				AgentApiException.of(HttpStatus.UNAUTHORIZED, "unauthorized",
						"Send the key of an application that is in AGENT_API_KEYS: Authorization: Bearer arc_…"),
				response, mapper);
	}

	/**
	 * A person who opens a link can read what it is about, and cancel, before connecting.
	 */
	@Bean
	PublicRequests agentPages() {
		return new PublicRequests(
				new OrRequestMatcher(pathPattern(HttpMethod.GET, AgentAuthorizationPageController.PATH + "/{link}"),
						pathPattern(HttpMethod.POST, AgentAuthorizationPageController.PATH + "/{link}/cancel"),
						pathPattern(HttpMethod.GET, AgentAuthorizationPageController.CONTINUE + "/{id}")));
	}

}
