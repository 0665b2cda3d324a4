package sample.pagerduty.client.web;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

import sample.pagerduty.client.config.Loopback;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Answers only requests for the host of the redirect URI or for loopback. Otherwise
 * another site could point its name to this machine (DNS rebinding) and read tokens.
 */
@Configuration(proxyBeanMethods = false)
class HostCheckConfiguration {

	@Bean
	HttpFirewall httpFirewall(WebSettings web) {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedHostnames(ownHosts(web));
		return firewall;
	}

	@Bean
	RequestRejectedHandler requestRejectedHandler(WebSettings web) {
		Predicate<String> ownHosts = ownHosts(web);
		RequestRejectedHandler otherRejections = new HttpStatusRequestRejectedHandler();
		String answer = "This app answers at %s only. Open that address, or set REDIRECT_URI to the host that you use.\n"
			.formatted(web.home());
		return (request, response, rejection) -> {
			if (ownHosts.test(request.getServerName())) {
				otherRejections.handle(request, response, rejection);
				return;
			}
			// Not sendError: the error dispatch would be rejected too.
			response.setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
			response.setContentType(MediaType.TEXT_PLAIN_VALUE);
			response.setCharacterEncoding(StandardCharsets.UTF_8.name());
			response.getWriter().write(answer);
		};
	}

	private static Predicate<String> ownHosts(WebSettings web) {
		String configured = web.redirectUri().getHost();
		return (host) -> host.equalsIgnoreCase(configured) || Loopback.includes(host);
	}

}
