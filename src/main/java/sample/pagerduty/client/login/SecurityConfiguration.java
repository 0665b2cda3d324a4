package sample.pagerduty.client.login;

import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.token.Connector;
import sample.pagerduty.client.web.SecurityHeaders;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.client.RestClient;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Who may see what, and how a browser logs in at PagerDuty.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final RequestMatcher OF_A_CONNECTION = new OrRequestMatcher(
			Stream
				.concat(Stream
					.of("/services", "/scripts", "/app-token", "/console", "/console/call", "/console/download",
							"/switch")
					.map((path) -> pathPattern(HttpMethod.GET, path)),
						Stream
							.of("/refresh", "/disconnect", "/scripts", "/scripts/*/delete", "/app-token",
									"/app-token/keys", "/app-token/keys/*/delete", "/switch", "/switch/stay")
							.map((path) -> pathPattern(HttpMethod.POST, path)))
				.toArray(RequestMatcher[]::new));

	private static final RequestMatcher SETUP = pathPattern(HttpMethod.GET, "/setup");

	/**
	 * The chain for browsers. Not logged in means: to the home page, which says how to
	 * connect. What is not named here does not exist.
	 */
	@Bean
	SecurityFilterChain browserSecurity(HttpSecurity http, WebSettings web, PagerDutyApp app,
			PagerDutyUserService userService, LoginFailureHandler failureHandler,
			ConnectRequestResolver connectRequestResolver, SecurityHeaders securityHeaders, Connector connector) {
		return http.authorizeHttpRequests((requests) -> pages(requests, web))
			.oauth2Login((login) -> login.loginPage("/")
				.authorizationEndpoint((authorize) -> authorize.authorizationRequestResolver(connectRequestResolver)
					.authorizationRequestRepository(new LoginsUnderWay()))
				.redirectionEndpoint((callback) -> callback.baseUri(web.callbackPath()))
				.userInfoEndpoint((userInfo) -> userInfo.oidcUserService(userService))
				.defaultSuccessUrl("/", true)
				.failureHandler(failureHandler))
			.addFilterBefore(new IssuerParameterFilter(web.callbackPath(), app.oauth().issuers(), failureHandler),
					OAuth2LoginAuthenticationFilter.class)
			.sessionManagement(
					(sessions) -> sessions.addSessionAuthenticationStrategy(new AskBeforeSwitchingStrategy()))
			.logout((logout) -> logout.logoutUrl("/sign-out")
				.addLogoutHandler((request, response, authentication) -> connector.discard(request))
				.logoutSuccessUrl("/?disconnected=signed-out"))
			.exceptionHandling(SecurityConfiguration::refusals)
			.requestCache(RequestCacheConfigurer::disable)
			.headers(securityHeaders)
			.build();
	}

	private static void pages(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
			WebSettings web) {
		requests.dispatcherTypeMatchers(DispatcherType.ERROR)
			.permitAll()
			.requestMatchers("/", "/css/*", "/js/*", "/images/*", "/webjars/**", "/actuator/health")
			.permitAll()
			.requestMatchers(SETUP)
			.access(maySeeSetup(web))
			.requestMatchers(OF_A_CONNECTION)
			.authenticated()
			.anyRequest()
			.denyAll();
	}

	/** No stranger may have this app call PagerDuty, or read how it is set up. */
	private static AuthorizationManager<RequestAuthorizationContext> maySeeSetup(WebSettings web) {
		return web.isForThisMachineOnly() ? SingleResultAuthorizationManager.permitAll()
				: AuthenticatedAuthorizationManager.authenticated();
	}

	private static void refusals(ExceptionHandlingConfigurer<HttpSecurity> refusals) {
		refusals
			.authenticationEntryPoint(DelegatingAuthenticationEntryPoint.builder()
				.addEntryPointFor((request, response, ex) -> response.sendRedirect("/?disconnected=session"),
						new OrRequestMatcher(OF_A_CONNECTION, SETUP))
				.defaultEntryPoint((request, response, ex) -> response.sendError(HttpStatus.NOT_FOUND.value()))
				.build())
			.accessDeniedHandler((request, response, ex) -> response.sendError(
					(ex instanceof CsrfException) ? HttpStatus.FORBIDDEN.value() : HttpStatus.NOT_FOUND.value()));
	}

	@Bean
	OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> accessTokenResponseClient(
			RestClient tokenEndpointRestClient) {
		RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
		client.setRestClient(tokenEndpointRestClient);
		return new NonceVerifyingTokenResponseClient(client);
	}

}
