package sample.pagerduty.sandbox;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Protects all pages of the sandbox: headers against framing, scripts and referrers, and
 * a check that the sandbox was called by a loopback name.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class BrowserProtectionConfiguration {

	private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; "
			+ "base-uri 'none'; frame-ancestors 'none'";

	private static final String SCRIPTS = "; script-src 'self'";

	private static final String FORM_ACTION = "; form-action 'self'";

	/**
	 * Spring Security applies this to each filter chain. Browsers also check
	 * {@code form-action} on every redirect after a form (CSP 3 section 6.4.2), and the
	 * app's callback may redirect anywhere. So the consent page has no
	 * {@code form-action}; it escapes everything that it shows of a request. Only the
	 * first page has a script, for its buttons that copy.
	 */
	@Bean
	Customizer<HeadersConfigurer<HttpSecurity>> browserHeaders() {
		RequestMatcher consent = pathPattern(SandboxUrls.CONSENT_PATH);
		RequestMatcher home = pathPattern("/");
		return (headers) -> headers
			.addHeaderWriter((request, response) -> response.setHeader("Content-Security-Policy",
					CONTENT_SECURITY_POLICY + (home.matches(request) ? SCRIPTS : "")
							+ (consent.matches(request) ? "" : FORM_ACTION)))
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER));
	}

	/**
	 * Without it, a foreign name that resolves to 127.0.0.1 (DNS rebinding) could read
	 * the sandbox through a visitor's browser.
	 */
	@Bean
	HttpFirewall httpFirewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedHostnames(LOOPBACK_NAMES::contains);
		return firewall;
	}

	@Bean
	RequestRejectedHandler requestRejectedHandler() {
		return (request, response, ex) -> {
			boolean foreign = !LOOPBACK_NAMES.contains(request.getServerName());
			// RFC 9110 section 15.5.20: 421 is for a host that the server does not serve
			response.setStatus(foreign ? HttpStatus.MISDIRECTED_REQUEST.value() : HttpStatus.BAD_REQUEST.value());
			response.setContentType("text/plain;charset=UTF-8");
			response.setHeader("X-Content-Type-Options", "nosniff");
			String reason = foreign ? "The sandbox answers only to localhost and 127.0.0.1."
					: "The sandbox does not accept this kind of request.";
			Findings.tell(request, reason);
			response.getWriter().println(reason);
		};
	}

}
