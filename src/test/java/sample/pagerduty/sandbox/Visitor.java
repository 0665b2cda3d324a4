package sample.pagerduty.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;

import org.htmlunit.Page;
import org.htmlunit.StringWebResponse;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.WebConnectionWrapper;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * A person who signs in and consents. Fills in the real forms in HtmlUnit, without
 * JavaScript. The app's callback is not called: the address of it is the result.
 */
final class Visitor implements AutoCloseable {

	static final String ADMIN = "ines.okafor@marlin-moss.example";

	/** A person of another company in the same region. */
	static final String OTHER = "loretta.banks@tumbleweed-tern.example";

	/** A person of a company in the EU. */
	static final String EUROPEAN = "signe.ravnholt@kelp-kestrel.example";

	static final String RESTRICTED = "noor.haddad@marlin-moss.example";

	private final WebClient browser = new WebClient();

	private final Sandbox sandbox;

	Visitor(Sandbox sandbox) {
		this.sandbox = sandbox;
		this.browser.getOptions().setJavaScriptEnabled(false);
		this.browser.getOptions().setCssEnabled(false);
		this.browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
		this.browser.setWebConnection(new WebConnectionWrapper(this.browser) {

			@Override
			public WebResponse getResponse(WebRequest request) throws IOException {
				return isCallback(request.getUrl()) ? new StringWebResponse("", request.getUrl())
						: super.getResponse(request);
			}

		});
	}

	/** The query of a callback by name, or what the page says when there was none. */
	record Outcome(Map<String, String> callback, Page page) {

		String text() {
			return ((HtmlPage) this.page).getBody().asNormalizedText();
		}

		int status() {
			return this.page.getWebResponse().getStatusCode();
		}

	}

	WebClient browser() {
		return this.browser;
	}

	HtmlPage open(String path) throws IOException {
		return this.browser.getPage(this.sandbox.apiUrl() + path);
	}

	/** Sends an authorization request and returns where it leads. */
	Outcome request(Map<String, String> parameters) throws IOException {
		return outcome(this.browser.getPage(authorizeUrl(parameters)));
	}

	/** Requests, signs in and submits consent. */
	Outcome login(Map<String, String> parameters, String email) throws IOException {
		return press(signIn((HtmlPage) request(parameters).page(), email), "Submit Consent");
	}

	HtmlPage signIn(HtmlPage signIn, String email) throws IOException {
		return enterPassword(enterEmail(signIn, email), "sandbox-" + email.substring(0, email.indexOf('.')));
	}

	HtmlPage enterEmail(HtmlPage page, String email) throws IOException {
		page.<HtmlInput>getHtmlElementById("email").setValue(email);
		return (HtmlPage) press(page, "Next").page();
	}

	HtmlPage enterPassword(HtmlPage page, String password) throws IOException {
		page.<HtmlInput>getHtmlElementById("password").setValue(password);
		return (HtmlPage) press(page, "Sign in").page();
	}

	Outcome press(HtmlPage page, String button) throws IOException {
		HtmlButton element = page.getFirstByXPath("//button[normalize-space()='" + button + "']");
		return outcome(element.click());
	}

	private String authorizeUrl(Map<String, String> parameters) {
		UriComponentsBuilder url = UriComponentsBuilder.fromUri(this.sandbox.oauthUrl()).path("/authorize");
		parameters.keySet().forEach((name) -> url.queryParam(name, "{" + name + "}"));
		return url.encode().buildAndExpand(parameters).toUriString();
	}

	private boolean isCallback(URL url) {
		return url.getPort() != this.sandbox.apiUrl().getPort();
	}

	private Outcome outcome(Page page) {
		Map<String, String> callback = new LinkedHashMap<>();
		if (isCallback(page.getUrl())) {
			for (String pair : URI.create(page.getUrl().toString()).getRawQuery().split("&")) {
				callback.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
			}
		}
		return new Outcome(callback, page);
	}

	@Override
	public void close() {
		this.browser.close();
	}

}
