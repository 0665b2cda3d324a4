package sample.pagerduty.sandbox.signin;

import java.time.Clock;
import java.util.List;

import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationConsentAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * The security of the authorize endpoint, which browsers call: Spring's authorization
 * server, with the parts replaced where PagerDuty differs.
 */
@Configuration(proxyBeanMethods = false)
class AuthorizeSecurityConfiguration {

	/**
	 * For browsers at the authorize endpoint. If they are not signed in, they get the
	 * sign-in page.
	 */
	@Bean
	@Order(3)
	SecurityFilterChain authorizeFilterChain(HttpSecurity http, RequestCache requestCache,
			RegisteredClientRepository apps, Clock clock, AuthorizationRequestValidator requestValidator,
			AuthorizationCallbackHandler callbackHandler, AuthorizationEntryPoint entryPoint) throws Exception {
		AuthorizationRequestConverter requestConverter = new AuthorizationRequestConverter(apps);
		AuthorizationCodeGenerator codeGenerator = new AuthorizationCodeGenerator(clock);
		OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
		return http
			.securityMatcher(
					new AndRequestMatcher(server.getEndpointsMatcher(), pathPattern(SandboxUrls.AUTHORIZE_PATH)))
			.with(server, (endpoints) -> endpoints
				.authorizationEndpoint((authorize) -> authorize.authorizationRequestConverters((converters) -> {
					converters.clear();
					converters.add(new OAuth2AuthorizationConsentAuthenticationConverter());
					converters.add(requestConverter);
				})
					.authenticationProviders((providers) -> prepare(providers, requestValidator, codeGenerator))
					.authorizationResponseHandler(callbackHandler)
					.errorResponseHandler(callbackHandler)
					.consentPage(SandboxUrls.CONSENT_PATH)))
			.addFilterAfter(new PromptFilter(), SecurityContextHolderFilter.class)
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.requestCache((cache) -> cache.requestCache(requestCache))
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(entryPoint))
			.build();
	}

	private static void prepare(List<AuthenticationProvider> providers, AuthorizationRequestValidator validator,
			AuthorizationCodeGenerator codeGenerator) {
		for (AuthenticationProvider provider : providers) {
			if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider request) {
				// Spring's rule refuses openid here, because its OpenID endpoints are
				// turned off in favour of PagerDuty's
				request.setAuthenticationValidator(validator);
				request.setAuthorizationCodeGenerator(codeGenerator);
				// Spring would skip the consent page if only openid is left
				request.setAuthorizationConsentRequired((context) -> true);
			}
			else if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider consent) {
				consent.setAuthorizationCodeGenerator(codeGenerator);
			}
		}
	}

}
