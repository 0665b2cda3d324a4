package sample.pagerduty.sandbox.signin;

import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.Directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** The security of the sandbox's pages, and the sign-in. */
@Configuration(proxyBeanMethods = false)
class SignInSecurityConfiguration {

	/**
	 * For browsers on everything that is neither OAuth nor API. Only the consent page
	 * needs a sign-in.
	 */
	@Bean
	@Order(5)
	SecurityFilterChain pageFilterChain(HttpSecurity http, RequestCache requestCache) throws Exception {
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers(SandboxUrls.CONSENT_PATH, "/sign-in/switch")
				.authenticated()
				.anyRequest()
				.permitAll())
			.formLogin((form) -> form.loginPage(SignInController.PATH)
				.loginProcessingUrl(SignInController.PASSWORD_PATH)
				.usernameParameter("email")
				.failureUrl(SignInController.PASSWORD_PATH + "?error"))
			.logout((logout) -> logout.disable())
			// Only these forms change something. Apps get 404 elsewhere, not 403
			.csrf((csrf) -> csrf
				.requireCsrfProtectionMatcher(pathPattern(HttpMethod.POST, SignInController.PATH + "/**")))
			.requestCache((cache) -> cache.requestCache(requestCache))
			.build();
	}

	/**
	 * Keeps the authorization request during the sign-in. It keeps only GET requests,
	 * because the redirect after the sign-in would turn others into GET without the form.
	 */
	@Bean
	RequestCache requestCache() {
		HttpSessionRequestCache requestCache = new HttpSessionRequestCache();
		requestCache.setRequestMatcher(pathPattern(HttpMethod.GET, "/**"));
		return requestCache;
	}

	/**
	 * People sign in with their email address; the name of the principal is the user ID.
	 */
	@Bean
	UserDetailsService userDetailsService(Directory directory) {
		return (email) -> directory.findByEmail(email)
			.map((person) -> User.withUsername(person.id()).password(person.password()).build())
			.orElseThrow(() -> UsernameNotFoundException.fromUsername(email));
	}

}
