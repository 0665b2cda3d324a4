package sample.pagerduty;

import java.io.IOException;

import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;

/** Logs in at the sandbox as a person does, without JavaScript. */
public final class SandboxLogin {

	public static final String ADMIN = "ines.okafor@marlin-moss.example";

	public static final String OTHER = "maya.raman@marlin-moss.example";

	private SandboxLogin() {
	}

	/** Connects a person, and returns a browser that is signed in. */
	public static Browser connect(RunningSample sample, String email) throws IOException {
		return connect(sample, email, "/connect/pagerduty");
	}

	/** The same, from a link to connect. */
	public static Browser connect(RunningSample sample, String email, String link) throws IOException {
		try (WebClient client = new WebClient()) {
			client.getOptions().setJavaScriptEnabled(false);
			client.getOptions().setCssEnabled(false);
			HtmlPage page = client.getPage(sample.home().resolve(link).toURL());
			page.<HtmlInput>getHtmlElementById("email").setValue(email);
			page = press(page, "Next");
			page.<HtmlInput>getHtmlElementById("password")
				.setValue("sandbox-" + email.substring(0, email.indexOf('.')));
			press(press(page, "Sign in"), "Submit Consent");
			Browser browser = sample.browser();
			client.getCookieManager()
				.getCookies()
				.stream()
				.filter((cookie) -> cookie.getName().endsWith("PD_OAUTH_SAMPLE"))
				.forEach((cookie) -> browser.setCookie(cookie.getName(), cookie.getValue()));
			return browser;
		}
	}

	private static HtmlPage press(HtmlPage page, String button) throws IOException {
		return page.<HtmlButton>getFirstByXPath("//button[normalize-space()='" + button + "']").click();
	}

}
