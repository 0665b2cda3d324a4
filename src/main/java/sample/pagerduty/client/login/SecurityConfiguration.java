package sample.pagerduty.client.login;

import jakarta.servlet.DispatcherType;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.token.DisconnectHandler;
import sample.pagerduty.client.web.SecurityHeaders;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.client.RestClient;

/**
 * Who may see what, and how a browser logs in at PagerDuty.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	/**
	 * The chain for browsers. Not logged in means: to the home page, which says how to
	 * connect. What is not named here does not exist.
	 */
	@Bean
	SecurityFilterChain browserSecurity(HttpSecurity http, WebSettings web, PagerDutyApp app,
			PagerDutyUserService userService, LoginFailureHandler failureHandler,
			ConnectRequestResolver connectRequestResolver, SecurityHeaders securityHeaders,
			DisconnectHandler disconnectHandler) {
		return http.authorizeHttpRequests(SecurityConfiguration::pages)
			.oauth2Login((login) -> login.loginPage("/")
				.authorizationEndpoint((authorize) -> authorize.authorizationRequestResolver(connectRequestResolver))
				.redirectionEndpoint((callback) -> callback.baseUri(web.callbackPath()))
				.userInfoEndpoint((userInfo) -> userInfo.oidcUserService(userService))
				.defaultSuccessUrl("/", true)
				.failureHandler(failureHandler))
			.addFilterBefore(new IssuerParameterFilter(web.callbackPath(), app.oauth().issuers(), failureHandler),
					OAuth2LoginAuthenticationFilter.class)
			.logout((logout) -> logout.logoutUrl("/disconnect")
				.addLogoutHandler(disconnectHandler)
				.logoutSuccessHandler(disconnectHandler))
			.exceptionHandling(SecurityConfiguration::refusals)
			.requestCache(RequestCacheConfigurer::disable)
			.headers(securityHeaders)
			.build();
	}

	private static void pages(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		requests.dispatcherTypeMatchers(DispatcherType.ERROR)
			.permitAll()
			.requestMatchers("/", "/css/*", "/js/*", "/images/*", "/webjars/**", "/actuator/health")
			.permitAll()
			.requestMatchers("/services")
			.authenticated()
			.anyRequest()
			.denyAll();
	}

	private static void refusals(ExceptionHandlingConfigurer<HttpSecurity> refusals) {
		refusals
			.authenticationEntryPoint(DelegatingAuthenticationEntryPoint.builder()
				.addEntryPointFor((request, response, ex) -> response.sendRedirect("/?disconnected=session"),
						PathPatternRequestMatcher.pathPattern("/services"))
				.defaultEntryPoint((request, response, ex) -> response.sendError(HttpStatus.NOT_FOUND.value()))
				.build())
			.accessDeniedHandler((request, response, ex) -> response.sendError(
					(ex instanceof CsrfException) ? HttpStatus.FORBIDDEN.value() : HttpStatus.NOT_FOUND.value()));
	}

	@Bean
	OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> accessTokenResponseClient(
			RestClient pagerDutyRestClient) {
		RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
		client.setRestClient(pagerDutyRestClient.mutate()
			.configureMessageConverters((converters) -> converters.registerDefaults()
				.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
			.defaultStatusHandler(new TokenEndpointErrorHandler())
			.build());
		return new StrictTokenResponseClient(client);
	}

}
