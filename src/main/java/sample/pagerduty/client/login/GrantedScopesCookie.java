package sample.pagerduty.client.login;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.stereotype.Component;

/**
 * Remembers in the browser which scopes it was granted, so that a login after signing out
 * asks for them again and a connection never loses scopes by accident. Scopes are not
 * secret, and PagerDuty's consent page shows them. Each PagerDuty app has a cookie of its
 * own: another one may not have these scopes, and PagerDuty then grants {@code openid}
 * alone.
 */
@Component
class GrantedScopesCookie {

	private static final Duration MAX_AGE = Duration.ofDays(180);

	/**
	 * Allowed in a cookie's value (RFC 6265 section 4.1.1), and in no scope of PagerDuty.
	 */
	private static final String SEPARATOR = "|";

	private static final int MAX_SCOPES = 100;

	private final BrowserCookies cookies;

	private final String app;

	GrantedScopesCookie(WebSettings web, PagerDutyApp app) {
		this.cookies = new BrowserCookies(web, "PD_OAUTH_SCOPES_");
		this.app = BrowserCookies.suffixFor(app.clientId());
	}

	List<String> read(HttpServletRequest request) {
		return this.cookies.find(request, this.app)
			.flatMap((cookie) -> Arrays.stream(cookie.getValue().split("\\|")))
			.filter(Scopes::canBeScope)
			.limit(MAX_SCOPES)
			.toList();
	}

	void write(Collection<String> scopes, HttpServletResponse response) {
		this.cookies.write(response, this.app, String.join(SEPARATOR, scopes), MAX_AGE);
	}

	void forget(HttpServletResponse response) {
		this.cookies.remove(response, this.app);
	}

}
