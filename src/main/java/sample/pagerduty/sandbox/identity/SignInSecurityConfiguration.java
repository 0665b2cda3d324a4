package sample.pagerduty.sandbox.identity;

import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.account.Directory;

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

/** Who may open the sandbox's pages, and how one signs in. */
@Configuration(proxyBeanMethods = false)
class SignInSecurityConfiguration {

	/**
	 * Browsers on everything that is neither OAuth nor API. Not logged in means the
	 * sign-in page, and only the consent page needs a login.
	 */
	@Bean
	@Order(3)
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
			// No form to forge: a page that a lost session's form is forwarded to, and
			// paths with nothing there, where an app gets 404 and not 403
			.csrf((csrf) -> csrf.ignoringRequestMatchers(RejectionController.PATH + "/**",
					AbsentEndpointController.PATHS))
			.requestCache((cache) -> cache.requestCache(requestCache))
			.build();
	}

	/**
	 * Where the interrupted authorization request waits; the sign-in page names its app.
	 * Only a GET waits, because after the sign-in the browser would turn anything else
	 * into one and lose the form.
	 */
	@Bean
	RequestCache requestCache() {
		HttpSessionRequestCache requestCache = new HttpSessionRequestCache();
		requestCache.setRequestMatcher(pathPattern(HttpMethod.GET, "/**"));
		return requestCache;
	}

	/** People sign in by e-mail address; from then on they are known by their user id. */
	@Bean
	UserDetailsService userDetailsService(Directory directory) {
		return (email) -> directory.findByEmail(email)
			.map((person) -> User.withUsername(person.id()).password(person.password()).build())
			.orElseThrow(() -> UsernameNotFoundException.fromUsername(email));
	}

}
