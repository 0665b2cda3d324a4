package sample.pagerduty.client.web;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.config.PagerDutyApp;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/**
 * The security headers of every answer, in addition to Spring Security's defaults. The
 * avatar is the only thing that a page loads from elsewhere: over https, or from a fake
 * PagerDuty on this machine.
 */
@Component
public class SecurityHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

	private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

	private static final String FORMS_TO_THIS_APP = "form-action 'self'";

	private final String contentSecurityPolicy;

	SecurityHeaders(PagerDutyApp app) {
		String images = Stream.concat(Stream.of(app.oauth().token()), app.api().all())
			.filter((url) -> url.getScheme().equals("http"))
			.map((url) -> url.resolve("/").toString())
			.distinct()
			.collect(Collectors.joining(" ", "https: ", ""))
			.strip();
		this.contentSecurityPolicy = String.join("; ", "default-src 'none'", "script-src 'self'", "style-src 'self'",
				"img-src 'self' " + images, "connect-src 'self'", FORMS_TO_THIS_APP, "base-uri 'none'",
				"frame-ancestors 'none'");
	}

	/**
	 * Lets the forms of one page lead to other sites. Browsers also stop the redirect
	 * after a form.
	 */
	public void allowFormsTo(List<URI> urls, HttpServletResponse response) {
		String others = urls.stream()
			.map((url) -> url.getScheme() + "://" + url.getRawAuthority())
			.distinct()
			.collect(Collectors.joining(" "));
		allowFormsTo(others, response);
	}

	/**
	 * The same with source expressions of the policy, for addresses that have no host.
	 */
	public void allowFormsTo(String sources, HttpServletResponse response) {
		response.setHeader(CONTENT_SECURITY_POLICY,
				this.contentSecurityPolicy.replace(FORMS_TO_THIS_APP, FORMS_TO_THIS_APP + " " + sources));
	}

	@Override
	public void customize(HeadersConfigurer<HttpSecurity> headers) {
		headers.contentSecurityPolicy((policy) -> policy.policyDirectives(this.contentSecurityPolicy))
			.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.NO_REFERRER))
			.crossOriginOpenerPolicy((policy) -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
			.crossOriginResourcePolicy((policy) -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
			// The operator decides about other hosts of the domain.
			.httpStrictTransportSecurity((policy) -> policy.includeSubDomains(false))
			.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
			.addHeaderWriter(new HealthHeader());
	}

}
