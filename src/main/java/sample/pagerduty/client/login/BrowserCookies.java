package sample.pagerduty.client.login;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import sample.pagerduty.client.config.Sha256;
import sample.pagerduty.client.config.WebSettings;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Cookies of this app whose names start with the same word, for the whole site and hidden
 * from scripts.
 */
final class BrowserCookies {

	private final String prefix;

	private final boolean secure;

	BrowserCookies(WebSettings web, String prefix) {
		this.prefix = web.cookieName(prefix);
		this.secure = web.isSecure();
	}

	/** A suffix that tells cookies apart, without the value itself in a name. */
	static String suffixFor(String value) {
		return Sha256.hex(value).substring(0, 16);
	}

	Stream<Cookie> all(HttpServletRequest request) {
		return Stream.ofNullable(request.getCookies())
			.flatMap(Arrays::stream)
			.filter((cookie) -> cookie.getName().startsWith(this.prefix));
	}

	Stream<Cookie> find(HttpServletRequest request, String suffix) {
		return all(request).filter((cookie) -> cookie.getName().equals(this.prefix + suffix));
	}

	void write(HttpServletResponse response, String suffix, String value, Duration maxAge) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(this.prefix + suffix, value)
					.path("/")
					.httpOnly(true)
					.secure(this.secure)
					.sameSite("Lax") // the callback comes from PagerDuty's site
					.maxAge(maxAge)
					.build()
					.toString());
	}

	void remove(HttpServletResponse response, String suffix) {
		write(response, suffix, "", Duration.ZERO);
	}

}
