package sample.pagerduty.client.mcp.login;

import java.time.Clock;
import java.util.List;

import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.connection.HomePage;
import sample.pagerduty.client.mcp.McpAddresses;
import sample.pagerduty.client.web.LazyFilterChain;
import sample.pagerduty.client.web.PublicRequests;
import sample.pagerduty.client.web.SecurityHeaders;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** Who may call the authorization server. */
@Configuration(proxyBeanMethods = false)
class McpLoginSecurityConfiguration {

	/**
	 * The chain of the authorization server. Only its four paths match, so that Spring's
	 * other endpoints do not exist. The browser's session counts at the authorization
	 * endpoint alone; there, the random {@code state} of a question, which its page has
	 * and no other, protects the answer from other sites.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 10)
	SecurityFilterChain mcpLoginSecurity(ObjectProvider<HttpSecurity> builders, McpAddresses addresses,
			McpClientRepository clients, McpAuthorizationService authorizations, MetadataDocuments documents,
			ConnectionService connections, WebSettings web, SecurityHeaders securityHeaders, Clock clock) {
		RequestMatcher paths = new OrRequestMatcher(pathPattern(McpLoginPaths.AUTHORIZE),
				pathPattern(McpLoginPaths.TOKEN), pathPattern(McpLoginPaths.REVOKE),
				pathPattern(McpLoginPaths.REGISTER));
		return new LazyFilterChain(paths, () -> chain(builders.getObject(), addresses, clients, authorizations,
				documents, connections, web, securityHeaders, clock));
	}

	private static SecurityFilterChain chain(HttpSecurity http, McpAddresses addresses, McpClientRepository clients,
			McpAuthorizationService authorizations, MetadataDocuments documents, ConnectionService connections,
			WebSettings web, SecurityHeaders securityHeaders, Clock clock) {
		McpTokenGenerator tokens = new McpTokenGenerator(clock);
		AuthorizationAnswers answers = new AuthorizationAnswers(addresses.issuer());
		return http.with(new OAuth2AuthorizationServerConfigurer(),
				(server) -> server.registeredClientRepository(clients)
					.authorizationService(authorizations)
					.authorizationConsentService(new ForgetfulConsentService())
					.authorizationServerSettings(settings(addresses))
					.tokenGenerator(tokens)
					.clientAuthentication((client) -> client.authenticationConverters((converters) -> {
						converters.clear();
						converters.add(new PublicClientConverter(addresses));
					}).authenticationProviders((providers) -> publicClientsOnly(providers, clients)))
					.authorizationEndpoint((authorize) -> authorize.consentPage(McpLoginPaths.CONSENT)
						.authorizationRequestConverters(
								(converters) -> converters.add(0, new McpAuthorizationRequestConverter(documents)))
						.authenticationProviders((providers) -> alwaysAsk(providers, addresses, tokens))
						.authorizationResponseHandler(answers)
						.errorResponseHandler(answers)))
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.POST, McpLoginPaths.REGISTER)
				.permitAll()
				.requestMatchers(HttpMethod.GET, McpLoginPaths.AUTHORIZE)
				.authenticated()
				.requestMatchers(HttpMethod.POST, McpLoginPaths.AUTHORIZE, McpLoginPaths.TOKEN, McpLoginPaths.REVOKE)
				.authenticated()
				.anyRequest()
				.denyAll())
			.addFilterAfter(new ConnectFirstFilter(connections, web), CsrfFilter.class)
			.csrf((csrf) -> csrf.ignoringRequestMatchers(McpLoginPaths.REGISTER))
			.exceptionHandling((refusals) -> refusals
				.defaultAuthenticationEntryPointFor(
						(request, response, ex) -> response.sendRedirect(HomePage.SESSION_LOST),
						pathPattern(HttpMethod.POST, McpLoginPaths.AUTHORIZE))
				.defaultAuthenticationEntryPointFor(
						(request, response, ex) -> response.sendError(HttpStatus.METHOD_NOT_ALLOWED.value()),
						(request) -> true)
				.accessDeniedHandler(
						(request, response, ex) -> response.sendError(HttpStatus.METHOD_NOT_ALLOWED.value())))
			.logout(LogoutConfigurer::disable)
			.requestCache(RequestCacheConfigurer::disable)
			.headers(securityHeaders)
			.build();
	}

	private static AuthorizationServerSettings settings(McpAddresses addresses) {
		return AuthorizationServerSettings.builder()
			.issuer(addresses.issuer())
			.authorizationEndpoint(McpLoginPaths.AUTHORIZE)
			.tokenEndpoint(McpLoginPaths.TOKEN)
			.tokenRevocationEndpoint(McpLoginPaths.REVOKE)
			.build();
	}

	private static void publicClientsOnly(List<AuthenticationProvider> providers, McpClientRepository clients) {
		providers.removeIf((provider) -> !(provider instanceof PublicClientAuthenticationProvider));
		providers.replaceAll((provider) -> new PublicClientProvider(provider, clients));
	}

	private static void alwaysAsk(List<AuthenticationProvider> providers, McpAddresses addresses,
			McpTokenGenerator tokens) {
		for (AuthenticationProvider provider : providers) {
			if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider request) {
				request.setAuthorizationConsentRequired((context) -> true);
				request.setAuthenticationValidator(new McpAuthorizationRequestValidator(addresses));
				request.setAuthorizationCodeGenerator(tokens::generateCode);
			}
			else if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider consent) {
				consent.setAuthorizationCodeGenerator(tokens::generateCode);
			}
		}
	}

	@Bean
	PublicRequests mcpLoginMetadata() {
		return new PublicRequests(
				new OrRequestMatcher(List.of(pathPattern(HttpMethod.GET, McpLoginPaths.SERVER_METADATA),
						pathPattern(HttpMethod.GET, McpLoginPaths.ROOT_RESOURCE_METADATA),
						pathPattern(HttpMethod.GET, McpAddresses.RESOURCE_METADATA_PATH))));
	}

}
