package sample.pagerduty;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser reduced to HTTP: it keeps cookies, and asks for HTML. */
public final class Browser extends Http {

	private static final Pattern CSRF_FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final CookieManager cookies;

	Browser(URI home) {
		this(home, new CookieManager());
	}

	private Browser(URI home, CookieManager cookies) {
		super(home, client().cookieHandler(cookies).build());
		this.cookies = cookies;
	}

	/** Posts a form of a page, with that page's CSRF token. */
	public HttpResponse<String> submit(HttpResponse<String> page, String path, Map<String, String> fields) {
		Matcher csrf = CSRF_FIELD.matcher(page.body());
		String token = csrf.find() ? "_csrf=" + encode(csrf.group(1)) + "&" : "";
		return post(path, token + form(fields));
	}

	/** Presses Connect and returns what PagerDuty is asked. */
	public Map<String, String> connect() {
		return connect("");
	}

	/** The same with a query, as in the link to connect as another user. */
	public Map<String, String> connect(String query) {
		return query(URI.create(location(get("/connect/pagerduty" + query))));
	}

	public List<HttpCookie> cookies() {
		return this.cookies.getCookieStore().getCookies();
	}

	/** The cookie of the session. */
	public HttpCookie sessionCookie() {
		return cookies().stream()
			.filter((cookie) -> cookie.getName().endsWith("PD_OAUTH_SAMPLE"))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No session cookie among " + cookies()));
	}

	/** Takes a cookie over from another browser. */
	public void setCookie(String name, String value) {
		HttpCookie cookie = new HttpCookie(name, value);
		cookie.setPath("/");
		cookie.setVersion(0);
		this.cookies.getCookieStore().add(home(), cookie);
	}

	public void forgetCookies() {
		this.cookies.getCookieStore().removeAll();
	}

	@Override
	HttpRequest.Builder request(String path, String... headers) {
		return super.request(path, headers).header("Accept", "text/html,*/*;q=0.8");
	}

}
