package sample.pagerduty.sandbox.identity;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.PublicClientAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationConsentAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * PagerDuty's OAuth endpoints: Spring's authorization server, with each place where
 * PagerDuty differs from it replaced.
 */
@Configuration(proxyBeanMethods = false)
class AuthorizationServerSecurityConfiguration {

	/**
	 * Browsers at the authorize endpoint, apps at the others. Not logged in means the
	 * sign-in page for a browser and a JSON error for an app. What Spring serves at paths
	 * that PagerDuty does not have (introspection and RFC 8414's metadata, which would
	 * advertise the wrong issuer) is left out.
	 */
	@Bean
	@Order(1)
	SecurityFilterChain authorizationServerFilterChain(HttpSecurity http, RequestCache requestCache,
			RegisteredClientRepository apps, SandboxOptions options, Clock clock,
			AuthorizationRequestValidator requestValidator, AuthorizationCallbackHandler callbackHandler,
			AuthorizationEntryPoint entryPoint, AppTokenRequestValidator appTokenRequestValidator) throws Exception {
		AuthorizationRequestConverter requestConverter = new AuthorizationRequestConverter(apps);
		AuthorizationCodeGenerator codeGenerator = new AuthorizationCodeGenerator(clock);
		TokenErrorHandler tokenErrorHandler = new TokenErrorHandler();
		OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
		RequestMatcher pagerDutys = new OrRequestMatcher(pathPattern("/oauth/**"),
				pathPattern(SandboxUrls.ISSUER_PATH + "/**"));
		http.securityMatcher(new AndRequestMatcher(server.getEndpointsMatcher(), pagerDutys))
			.with(server, (endpoints) -> endpoints
				.authorizationEndpoint((authorize) -> authorize.authorizationRequestConverters((converters) -> {
					converters.clear();
					converters.add(new OAuth2AuthorizationConsentAuthenticationConverter());
					converters.add(requestConverter);
				})
					.authenticationProviders((providers) -> prepare(providers, requestValidator, codeGenerator))
					.authorizationResponseHandler(callbackHandler)
					.errorResponseHandler(callbackHandler)
					.consentPage(SandboxUrls.CONSENT_PATH))
				.clientAuthentication((client) -> client.authenticationConverters((converters) -> {
					converters.clear();
					converters.add(new FormClientConverter(options.appKind()));
				})
					.authenticationProviders((providers) -> admitPublicClients(providers, apps))
					.errorResponseHandler(tokenErrorHandler))
				.tokenEndpoint((token) -> token
					.authenticationProviders((providers) -> takeTurns(providers, appTokenRequestValidator))
					.accessTokenResponseHandler(new TokenResponseHandler())
					.errorResponseHandler(tokenErrorHandler))
				.tokenRevocationEndpoint((revoke) -> revoke.errorResponseHandler(tokenErrorHandler)))
			.addFilterAfter(new PromptFilter(), SecurityContextHolderFilter.class)
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.requestCache((cache) -> cache.requestCache(requestCache))
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(entryPoint));
		return http.build();
	}

	private static void prepare(List<AuthenticationProvider> providers, AuthorizationRequestValidator validator,
			AuthorizationCodeGenerator codeGenerator) {
		for (AuthenticationProvider provider : providers) {
			if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider request) {
				// Spring's own rule refuses openid, because its OpenID endpoints are off
				// here; PagerDuty has others.
				request.setAuthenticationValidator(validator);
				request.setAuthorizationCodeGenerator(codeGenerator);
				// Spring would not ask when openid is all that is left
				request.setAuthorizationConsentRequired((context) -> true);
			}
			else if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider consent) {
				consent.setAuthorizationCodeGenerator(codeGenerator);
			}
		}
	}

	private static void admitPublicClients(List<AuthenticationProvider> providers, RegisteredClientRepository apps) {
		providers.replaceAll((provider) -> (provider instanceof PublicClientAuthenticationProvider)
				? new SecretlessAuthenticationProvider(provider, apps) : provider);
	}

	private static void takeTurns(List<AuthenticationProvider> providers, AppTokenRequestValidator validator) {
		Lock turn = new ReentrantLock();
		providers.replaceAll((provider) -> {
			if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider appToken) {
				appToken.setAuthenticationValidator(validator);
			}
			return new OneAtATimeAuthenticationProvider(provider, turn);
		});
	}

}
