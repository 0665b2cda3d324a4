package sample.pagerduty.sandbox;

import java.io.IOException;
import java.util.Map;

import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The sign-in: by button, by email address and password, and with mistakes. */
class SignInIntegrationTests {

	private static Sandbox sandbox;

	private Visitor visitor;

	private HtmlPage signIn;

	@BeforeAll
	static void startSandbox() {
		sandbox = App.startSandbox(AppKind.SCOPED);
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@BeforeEach
	void openSignIn() throws IOException {
		this.visitor = new Visitor(sandbox);
		this.signIn = (HtmlPage) this.visitor.request(new App(sandbox).authorizationRequest()).page();
	}

	@AfterEach
	void closeBrowser() {
		this.visitor.close();
	}

	@Test
	void signInWhenAppAsksThenHeadingNamesTheApp() {
		assertThat(heading(this.signIn)).isEqualTo("Sign in to your account to authorize PagerDuty OAuth2 Sample");
	}

	@Test
	void signInWhenShownThenListsPeopleWithPasswords() {
		assertThat(this.signIn.asXml()).contains(Visitor.ADMIN, "sandbox-ines", Visitor.RESTRICTED, "sandbox-noor",
				"Restricted Access");
	}

	@Test
	void requestWhenPromptIsLoginThenAsksAgain() throws IOException {
		Map<String, String> request = new App(sandbox).authorizationRequest();
		this.visitor.signIn(this.signIn, Visitor.ADMIN);
		assertThat(this.visitor.request(request).text()).contains("wants to use your account", "Ines Okafor");
		request.put("prompt", "login");
		HtmlPage asked = (HtmlPage) this.visitor.request(request).page();
		assertThat(heading(asked)).startsWith("Sign in to your account");
		HtmlPage consent = this.visitor.signIn(asked, Visitor.RESTRICTED);
		assertThat(consent.getBody().asNormalizedText()).contains("wants to use your account", "Noor Haddad")
			.doesNotContain("Ines Okafor");
		request.put("prompt", "consent");
		assertThat(this.visitor.request(request).text()).contains("wants to use your account", "Noor Haddad");
	}

	@Test
	void signInWhenButtonOfAPersonIsPressedThenConsentIsNext() throws IOException {
		HtmlPage consent = (HtmlPage) this.visitor.press(this.signIn, "Sign in as Noor Haddad").page();
		assertThat(heading(consent)).contains("wants to use your account");
		assertThat(consent.getBody().asNormalizedText()).contains("Noor Haddad");
		assertThat(this.visitor.press(consent, "Submit Consent").callback()).containsKey("code");
	}

	@Test
	void signInWhenButtonsFormHasNoCsrfTokenThenForbidden() throws Exception {
		assertThat(
				new App(sandbox).post("/sign-in/password", Map.of("email", Visitor.ADMIN, "password", "sandbox-ines"))
					.status())
			.isEqualTo(403);
	}

	@Test
	void signInWhenPersonIsSignedInThenSessionIsNew() throws IOException {
		String before = sessionCookie();
		this.visitor.press(this.signIn, "Sign in as Noor Haddad");
		assertThat(sessionCookie()).isNotEqualTo(before);
	}

	@Test
	void signInWhenEmailIsUnknownThenSaysSoAndKeepsIt() throws IOException {
		HtmlPage page = this.visitor.enterEmail(this.signIn, "nobody@marlin-moss.example");
		assertThat(page.getBody().asNormalizedText())
			.contains("No one here has the email address nobody@marlin-moss.example");
		assertThat(page.<HtmlInput>getHtmlElementById("email").getValue()).isEqualTo("nobody@marlin-moss.example");
		assertThat(heading(page)).contains("to authorize");
	}

	@Test
	void signInWhenPasswordIsWrongThenSaysSoAndLoginGoesOn() throws IOException {
		HtmlPage password = this.visitor.enterEmail(this.signIn, Visitor.ADMIN);
		HtmlPage again = this.visitor.enterPassword(password, "wrong");
		assertThat(again.getBody().asNormalizedText()).contains("Wrong password for Ines Okafor", Visitor.ADMIN);
		HtmlPage consent = this.visitor.enterPassword(again, "sandbox-ines");
		assertThat(heading(consent)).contains("wants to use your account");
	}

	@Test
	void signInWhenGoneBackThenEmailIsStillThere() throws IOException {
		HtmlPage password = this.visitor.enterEmail(this.signIn, Visitor.ADMIN);
		HtmlAnchor back = password.getAnchorByText("Back");
		assertThat(back.<HtmlPage>click().<HtmlInput>getHtmlElementById("email").getValue()).isEqualTo(Visitor.ADMIN);
	}

	@Test
	void signInWhenEmailHasCapitalsThenIsFound() throws IOException {
		HtmlPage password = this.visitor.enterEmail(this.signIn, "Ines.Okafor@Marlin-Moss.example");
		assertThat(password.getBody().asNormalizedText()).contains("You are signing in as " + Visitor.ADMIN);
	}

	@Test
	void passwordWhenEmailWasNotGivenThenLeadsToFirstStep() throws IOException {
		try (Visitor other = new Visitor(sandbox)) {
			assertThat(other.open("/sign-in/password").getUrl()).hasPath("/sign-in");
		}
	}

	@Test
	void signInWhenFormWasInterruptedThenIsNotResumedAsAnother() throws IOException {
		try (Visitor other = new Visitor(sandbox)) {
			HtmlPage page = other.open("/sign-in");
			page.getForms().get(0).setActionAttribute("/sign-in/switch");
			HtmlPage again = other.enterEmail(page, Visitor.ADMIN);
			assertThat(again.getUrl()).hasPath("/sign-in");
			HtmlPage home = other.signIn(again, Visitor.ADMIN);
			assertThat(home.getUrl()).hasPath("/");
			assertThat(home.getWebResponse().getStatusCode()).isEqualTo(200);
		}
	}

	private String sessionCookie() {
		return this.visitor.browser().getCookieManager().getCookie("pagerduty-sandbox-session").getValue();
	}

	private static String heading(HtmlPage page) {
		return page.getElementsByTagName("h1").get(0).getTextContent();
	}

}
