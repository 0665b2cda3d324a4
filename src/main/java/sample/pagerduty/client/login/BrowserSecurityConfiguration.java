package sample.pagerduty.client.login;

import java.util.List;

import jakarta.servlet.DispatcherType;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.HomePage;
import sample.pagerduty.client.oauth.TokenEndpointClient;
import sample.pagerduty.client.web.MappedPages;
import sample.pagerduty.client.web.PublicRequests;
import sample.pagerduty.client.web.SecurityHeaders;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.client.RestClient;

/** Who may see which page, and how a browser logs in at PagerDuty. */
@Configuration(proxyBeanMethods = false)
class BrowserSecurityConfiguration {

	/**
	 * The chain for browsers. If someone is not logged in, a page sends them to the home
	 * page, which says how to connect. A path that no feature has mapped does not exist.
	 */
	@Bean
	SecurityFilterChain browserSecurity(HttpSecurity http, WebSettings web, PagerDutyApp app,
			PagerDutyUserService userService, LoginFailureHandler failureHandler,
			ConnectRequestResolver connectRequestResolver, LoginCookies loginCookies, SingleExchange exchange,
			CallbackFlow callbackFlow, LoginSuccessHandler successHandler, SecurityHeaders securityHeaders,
			UserSwitch userSwitch, MappedPages mappedPages, List<PublicRequests> publicRequests) {
		return http
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(publicRequests.stream().map(PublicRequests::matcher).toArray(RequestMatcher[]::new))
				.permitAll()
				.requestMatchers(mappedPages)
				.authenticated()
				.anyRequest()
				.denyAll())
			.oauth2Login((login) -> login.loginPage(HomePage.PATH)
				.authorizationEndpoint((authorize) -> authorize.authorizationRequestResolver(connectRequestResolver)
					.authorizationRequestRepository(loginCookies))
				.redirectionEndpoint((callback) -> callback.baseUri(web.callbackPath()))
				.userInfoEndpoint((userInfo) -> userInfo.oidcUserService(userService))
				.successHandler(successHandler)
				.failureHandler(failureHandler))
			.addFilterBefore(new AuthorizationResponseFilter(web, app, failureHandler, exchange, callbackFlow),
					OAuth2LoginAuthenticationFilter.class)
			.sessionManagement(
					(sessions) -> sessions.addSessionAuthenticationStrategy(new UserSwitchAuthenticationStrategy()))
			.logout((logout) -> logout.logoutUrl("/sign-out")
				.addLogoutHandler(userSwitch)
				.logoutSuccessUrl(HomePage.SIGNED_OUT))
			.exceptionHandling((refusals) -> refusals(refusals, mappedPages))
			.requestCache(RequestCacheConfigurer::disable)
			.headers(securityHeaders)
			.build();
	}

	private static void refusals(ExceptionHandlingConfigurer<HttpSecurity> refusals, MappedPages mappedPages) {
		refusals
			.authenticationEntryPoint(DelegatingAuthenticationEntryPoint.builder()
				.addEntryPointFor((request, response, ex) -> response.sendRedirect(HomePage.SESSION_LOST), mappedPages)
				.defaultEntryPoint((request, response, ex) -> response.sendError(HttpStatus.NOT_FOUND.value()))
				.build())
			.accessDeniedHandler((request, response, ex) -> response.sendError(
					(ex instanceof CsrfException) ? HttpStatus.FORBIDDEN.value() : HttpStatus.NOT_FOUND.value()));
	}

	@Bean
	OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> accessTokenResponseClient(
			RestClient tokenEndpointRestClient) {
		return new NonceVerifyingTokenResponseClient(CallbackFlow.recording(new TokenEndpointClient<>(
				RestClientAuthorizationCodeTokenResponseClient::new, tokenEndpointRestClient)));
	}

	/**
	 * Nothing asks for one, because this app stores connections itself. The library's own
	 * would start HTTP clients.
	 */
	@Bean
	OAuth2AuthorizedClientManager authorizedClientManager() {
		return (request) -> null;
	}

}
