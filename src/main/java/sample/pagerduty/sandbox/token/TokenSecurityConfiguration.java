package sample.pagerduty.sandbox.token;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.sandbox.Findings;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * The security of the endpoints that apps call: token, revocation, keys and userinfo.
 * Spring's authorization server, with the parts replaced where PagerDuty differs.
 */
@Configuration(proxyBeanMethods = false)
class TokenSecurityConfiguration {

	/**
	 * For apps, which authenticate in the form body; a wrong client gets 401 and JSON.
	 * Only PagerDuty's paths match, so Spring's other endpoints (introspection, and RFC
	 * 8414's metadata with the wrong issuer) are not served.
	 */
	@Bean
	@Order(1)
	SecurityFilterChain tokenFilterChain(HttpSecurity http, RegisteredClientRepository apps, SandboxOptions options,
			OAuth2AuthorizationService authorizations, AppTokenRequestValidator appTokenRequestValidator)
			throws Exception {
		TokenErrorHandler errorHandler = new TokenErrorHandler();
		OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
		RequestMatcher paths = new OrRequestMatcher(pathPattern(SandboxUrls.TOKEN_PATH),
				pathPattern(SandboxUrls.REVOKE_PATH), pathPattern(SandboxUrls.ISSUER_PATH + "/**"));
		return http.securityMatcher(new AndRequestMatcher(server.getEndpointsMatcher(), paths))
			.with(server, (endpoints) -> endpoints
				.clientAuthentication((client) -> client.authenticationConverters((converters) -> {
					converters.clear();
					converters.add(new FormClientConverter(options.appKind(), options.acceptBasic()));
				})
					.authenticationProviders((providers) -> admitPublicClients(providers, apps))
					.errorResponseHandler(errorHandler))
				.tokenEndpoint((token) -> token
					.accessTokenRequestConverters((converters) -> converters.replaceAll(OpenidScopeConverter::new))
					.authenticationProviders(
							(providers) -> takeTurns(providers, authorizations, appTokenRequestValidator))
					.accessTokenResponseHandler(new TokenResponseHandler())
					.errorResponseHandler(errorHandler))
				.tokenRevocationEndpoint((revoke) -> revoke.errorResponseHandler(errorHandler)))
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

	/**
	 * For apps at userinfo, with an access token of any region. Without a token it
	 * answers 401, with an app's token 403 (OpenID Connect Core section 5.3.3).
	 */
	@Bean
	@Order(2)
	SecurityFilterChain userInfoFilterChain(HttpSecurity http, OpaqueTokenIntrospector introspector) throws Exception {
		return http.securityMatcher(SandboxUrls.USERINFO_PATH)
			.authorizeHttpRequests((requests) -> requests.anyRequest().hasAuthority("SCOPE_" + OidcScopes.OPENID))
			.oauth2ResourceServer((server) -> server.opaqueToken((token) -> token.introspector(introspector))
				.authenticationEntryPoint(TokenSecurityConfiguration::refuse)
				.accessDeniedHandler(TokenSecurityConfiguration::deny))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(CsrfConfigurer::disable)
			.build();
	}

	private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex) {
		Findings.tellAboutToken(request, ex);
		new BearerTokenAuthenticationEntryPoint().commence(request, response, ex);
	}

	private static void deny(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex) {
		Findings.tell(request, "This is the token of an app. Userinfo is about users.");
		new BearerTokenAccessDeniedHandler().handle(request, response, ex);
	}

	private static void admitPublicClients(List<AuthenticationProvider> providers, RegisteredClientRepository apps) {
		providers.replaceAll((provider) -> (provider instanceof PublicClientAuthenticationProvider)
				? new SecretlessAuthenticationProvider(provider, apps) : provider);
	}

	private static void takeTurns(List<AuthenticationProvider> providers, OAuth2AuthorizationService authorizations,
			AppTokenRequestValidator validator) {
		LoginLocks locks = new LoginLocks();
		providers.replaceAll((provider) -> {
			if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider appToken) {
				appToken.setAuthenticationValidator(validator);
			}
			return new OneAtATimeAuthenticationProvider(provider, authorizations, locks);
		});
	}

}
