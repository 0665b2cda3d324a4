package sample.pagerduty.client.web;

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

	private static final String POLICY = "Content-Security-Policy";

	private static final String FORMS = "form-action 'self'";

	private final String contentSecurityPolicy;

	SecurityHeaders(PagerDutyApp app) {
		String images = Stream.concat(Stream.of(app.oauth().token()), app.api().all())
			.filter((url) -> url.getScheme().equals("http"))
			.map((url) -> url.resolve("/").toString())
			.distinct()
			.collect(Collectors.joining(" ", "https: ", ""))
			.strip();
		this.contentSecurityPolicy = String.join("; ", "default-src 'none'", "script-src 'self'", "style-src 'self'",
				"img-src 'self' " + images, "connect-src 'self'", FORMS, "base-uri 'none'",
				"frame-ancestors 'none'");
	}

	/**
	 * Lets the forms of one page lead elsewhere. Browsers apply the policy to redirects
	 * too, and to those of the server behind them, so that any https is allowed.
	 * @param source the source expression of the place that the form leads to
	 */
	public void allowFormsToLeadTo(String source, HttpServletResponse response) {
		response.setHeader(POLICY, this.contentSecurityPolicy.replace(FORMS, FORMS + " https: " + source));
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
