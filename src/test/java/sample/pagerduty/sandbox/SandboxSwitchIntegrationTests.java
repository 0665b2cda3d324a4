package sample.pagerduty.sandbox;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.Http;
import sample.pagerduty.RunningSample;

import static org.assertj.core.api.Assertions.assertThat;

/** The switches of the sandbox, from the command line to the ID token. */
class SandboxSwitchIntegrationTests {

	@ParameterizedTest
	@CsvSource({ "--accept-basic, true, true", "--no-nonce, false, false", "--no-nonce --accept-basic, false, true",
			"--app-kind=scoped, true, false" })
	void loginWhenTheClientWasStartedWithSwitchesThenTheSandboxKeepsThem(String arguments, boolean nonce, boolean basic)
			throws IOException {
		try (RunningSample sample = RunningSample.start(Map.of(), arguments.split(" "));
				WebClient browser = new WebClient()) {
			browser.getOptions().setJavaScriptEnabled(false);
			browser.getOptions().setCssEnabled(false);
			HtmlPage email = browser.getPage(sample.home().resolve("/connect/pagerduty").toString());
			URI sandbox = URI.create(email.getUrl().toString());
			email.<HtmlInput>getHtmlElementById("email").setValue(Visitor.ADMIN);
			HtmlPage password = press(email, "Next");
			password.<HtmlInput>getHtmlElementById("password").setValue("sandbox-ines");
			HtmlPage home = press(press(password, "Sign in"), "Submit Consent");
			assertThat(home.getBody().getTextContent()).contains("Hello, Ines Okafor!", "azp");
			assertThat(home.getBody().getTextContent().contains("nonce")).isEqualTo(nonce);
			String discovery = new Http(sandbox.resolve("/"))
				.get("/global/oauth/anonymous/.well-known/openid-configuration")
				.body();
			assertThat(discovery.contains("client_secret_basic")).isEqualTo(basic);
		}
	}

	private static HtmlPage press(HtmlPage page, String button) throws IOException {
		HtmlButton element = page.getFirstByXPath("//button[normalize-space()='" + button + "']");
		return element.click();
	}

}
