package sample.pagerduty.client.login;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Remembers in the browser which scopes it was granted, so that a login after signing out
 * asks for them again and a connection never loses scopes by accident. Scopes are no
 * secret, and PagerDuty's consent page shows them.
 */
@Component
class GrantedScopesCookie {

	private static final Duration MAX_AGE = Duration.ofDays(180);

	/**
	 * Allowed in a cookie's value (RFC 6265 section 4.1.1), and in no scope of PagerDuty.
	 */
	private static final String SEPARATOR = "|";

	private static final int MAX_SCOPES = 100;

	private final String name;

	private final boolean secure;

	GrantedScopesCookie(WebSettings web) {
		this.name = web.cookieName("PD_OAUTH_SCOPES");
		this.secure = web.isSecure();
	}

	List<String> read(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		return Stream.ofNullable(cookies)
			.flatMap(Arrays::stream)
			.filter((cookie) -> cookie.getName().equals(this.name))
			.flatMap((cookie) -> Arrays.stream(cookie.getValue().split("\\|")))
			.filter(Scopes::canBeScope)
			.limit(MAX_SCOPES)
			.toList();
	}

	void write(Collection<String> scopes, HttpServletResponse response) {
		write(String.join(SEPARATOR, scopes), MAX_AGE, response);
	}

	void forget(HttpServletResponse response) {
		write("", Duration.ZERO, response);
	}

	private void write(String value, Duration maxAge, HttpServletResponse response) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(this.name, value)
					.path("/")
					.httpOnly(true)
					.secure(this.secure)
					.sameSite("Lax")
					.maxAge(maxAge)
					.build()
					.toString());
	}

}
