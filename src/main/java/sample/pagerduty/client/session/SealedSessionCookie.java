package sample.pagerduty.client.session;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.store.BrokenSealException;
import sample.pagerduty.client.store.StoreCipher;

import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The session cookie. It contains the sealed id of the session, so that no one can use
 * the ids that are in the database.
 */
public final class SealedSessionCookie implements CookieSerializer {

	private static final String PLACE = "session cookie";

	private static final String IGNORED = SealedSessionCookie.class.getName() + ".ignored";

	/** Where Spring Session keeps the session that it will save. */
	private static final String CURRENT_SESSION = SessionRepositoryFilter.SESSION_REPOSITORY_ATTR + ".CURRENT_SESSION";

	private static final String RENEWED = SealedSessionCookie.class.getName() + ".renewed";

	private final StoreCipher cipher;

	private final DefaultCookieSerializer delegate = new DefaultCookieSerializer();

	SealedSessionCookie(StoreCipher cipher, WebSettings web) {
		this.cipher = cipher;
		// Not the default name: cookies ignore ports, and the sandbox has one too.
		this.delegate.setCookieName(web.cookieName("PD_OAUTH_SAMPLE"));
		this.delegate.setCookiePath("/");
		this.delegate.setUseHttpOnlyCookie(true);
		this.delegate.setUseSecureCookie(web.isSecure());
		this.delegate.setSameSite("Lax"); // the callback comes from PagerDuty's site
		this.delegate.setUseBase64Encoding(false);
	}

	/**
	 * Continues a request without its session, if the store is down or not needed.
	 */
	public static void ignoreIn(HttpServletRequest request) {
		request.setAttribute(IGNORED, true);
		request.removeAttribute(CURRENT_SESSION);
	}

	@Override
	public void writeCookieValue(CookieValue cookie) {
		String id = cookie.getCookieValue();
		String sealed = id.isEmpty() ? id
				: Base64.getUrlEncoder()
					.withoutPadding()
					.encodeToString(this.cipher.seal(PLACE, id.getBytes(StandardCharsets.UTF_8)));
		this.delegate.writeCookieValue(new CookieValue(cookie.getRequest(), cookie.getResponse(), sealed));
	}

	@Override
	public List<String> readCookieValues(HttpServletRequest request) {
		return (request.getAttribute(IGNORED) != null) ? List.of()
				: this.delegate.readCookieValues(request).stream().flatMap((sealed) -> open(sealed, request)).toList();
	}

	private Stream<String> open(String sealed, HttpServletRequest request) {
		try {
			StoreCipher.Opened opened = this.cipher.open(PLACE, Base64.getUrlDecoder().decode(sealed));
			String id = new String(opened.content(), StandardCharsets.UTF_8);
			if (opened.outdated()) {
				renew(id, request);
			}
			return Stream.of(id);
		}
		catch (BrokenSealException | IllegalArgumentException ex) {
			return Stream.empty(); // not from this app
		}
	}

	/** Seals the cookie with the current key, so that the previous one can be removed. */
	private void renew(String id, HttpServletRequest request) {
		if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
				&& current.getResponse() != null && request.getAttribute(RENEWED) == null) {
			request.setAttribute(RENEWED, true);
			writeCookieValue(new CookieValue(request, current.getResponse(), id));
		}
	}

}
