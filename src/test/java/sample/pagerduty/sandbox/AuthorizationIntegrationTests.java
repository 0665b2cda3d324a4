package sample.pagerduty.sandbox;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Http;
import sample.pagerduty.sandbox.Visitor.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The authorize endpoint and the consent page: one test for each of PagerDuty's rules.
 */
class AuthorizationIntegrationTests {

	private static Sandbox sandbox;

	private Visitor visitor;

	private Map<String, String> request;

	@BeforeAll
	static void startSandbox() {
		sandbox = Sandbox.start(new SandboxOptions(0, List.of(App.CALLBACK, URI.create("http://127.0.0.1:5000/cb")),
				AppKind.SCOPED, AppKind.SCOPED.defaultScopes()));
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@BeforeEach
	void openBrowser() {
		this.visitor = new Visitor(sandbox);
		this.request = new App(sandbox).authorizationRequest();
		this.request.put("scope", "openid users.read services.read");
	}

	@AfterEach
	void closeBrowser() {
		this.visitor.close();
	}

	@Test
	void loginWhenConsentSubmittedThenCallbackHasCodeStateAndIssuer() throws IOException {
		Outcome outcome = this.visitor.login(this.request, Visitor.ADMIN);
		assertThat(outcome.callback()).containsOnlyKeys("code", "state", "iss")
			.containsEntry("state", "a%2Bb+c")
			.containsEntry("iss",
					"http%3A%2F%2Flocalhost%3A" + sandbox.apiUrl().getPort() + "%2Fglobal%2Foauth%2Fanonymous");
	}

	/** Encoding makes it three times as long in the address of the callback. */
	@Test
	void loginWhenStateIsLongThenCallbackHasIt() throws IOException {
		this.request.remove("state");
		HtmlPage signIn = this.visitor
			.open("/oauth/authorize?" + Http.form(this.request) + "&state=" + ":".repeat(2_800));
		Outcome outcome = this.visitor.press(this.visitor.signIn(signIn, Visitor.ADMIN), "Submit Consent");
		assertThat(outcome.callback()).containsEntry("state", "%3A".repeat(2_800));
	}

	@Test
	void loginWhenCancelledThenCallbackHasPagerDutysDenial() throws IOException {
		HtmlPage consent = consentPage();
		Outcome outcome = this.visitor.press(consent, "Cancel");
		assertThat(outcome.callback()).containsOnlyKeys("error", "error_description", "state", "iss")
			.containsEntry("error", "access_denied")
			.containsEntry("error_description", "The+resource+owner+or+authorization+server+denied+the+request.")
			.containsEntry("state", "a%2Bb+c");
	}

	@Test
	void consentWhenShownThenNamesAppAccountUserAndScopes() throws IOException {
		assertThat(consentPage().getBody().asNormalizedText()).contains("PagerDuty OAuth2 Sample",
				"Marlin & Moss Provisions", "PMARLIN", "User ID", "Know who you are", "See users", "See services",
				"Submit Consent", "Cancel");
	}

	@Test
	void consentWhenShownThenExplainsTheRequestItReceived() throws IOException {
		assertThat(consentPage().asXml()).contains("code_challenge_method", App.CHALLENGE, "PKCE", "nonce")
			.doesNotContain("continue");
	}

	@Test
	void consentWhenGivenBeforeThenIsAskedAgain() throws IOException {
		this.visitor.login(this.request, Visitor.ADMIN);
		assertThat(this.visitor.request(this.request).text()).contains("Submit Consent");
	}

	@Test
	void consentWhenOnlyOpenidIsAskedThenIsStillAsked() throws IOException {
		this.request.put("scope", "openid");
		assertThat(consentPage().getBody().asNormalizedText()).contains("Submit Consent");
	}

	@Test
	void consentWhenAnsweredTwiceThenSecondIsRejected() throws IOException {
		HtmlPage consent = consentPage();
		this.visitor.press(consent, "Submit Consent");
		Outcome again = this.visitor.press(consent, "Submit Consent");
		assertThat(again.status()).isEqualTo(400);
		assertThat(again.text()).contains("answered before");
	}

	@Test
	void consentWhenAnsweredByAnotherPersonThenIsRejected() throws IOException {
		String address = consentPage().getUrl().toString();
		try (Visitor other = new Visitor(sandbox)) {
			other.signIn((HtmlPage) other.request(this.request).page(), Visitor.RESTRICTED);
			HtmlPage page = other.browser().getPage(address);
			assertThat(page.getWebResponse().getStatusCode()).isEqualTo(400);
		}
	}

	@Test
	void consentWhenPersonSwitchesThenSameRequestIsAskedOfTheOther() throws IOException {
		HtmlPage signIn = (HtmlPage) this.visitor.press(consentPage(), "Choose another person").page();
		assertThat(signIn.getBody().asNormalizedText()).contains("to authorize PagerDuty OAuth2 Sample");
		HtmlPage consent = this.visitor.signIn(signIn, Visitor.RESTRICTED);
		assertThat(consent.getBody().asNormalizedText()).contains("Noor Haddad");
		assertThat(this.visitor.press(consent, "Submit Consent").callback()).containsEntry("state", "a%2Bb+c");
	}

	@Test
	void consentWhenPersonSwitchesThenOddParametersComeAlong() throws IOException {
		HtmlPage signIn = this.visitor
			.open("/oauth/authorize?" + Http.form(this.request) + "&x%3Ay=1&%7Bz%7D=%7Bz%7D&%7Bz%7D=2&a+b=%26%2B");
		HtmlPage consent = this.visitor.signIn(signIn, Visitor.ADMIN);
		String before = consent.getElementsByTagName("dl").get(1).asNormalizedText();
		assertThat(before).contains("x:y", "{z}", "{z} 2", "a b", "&+");
		HtmlPage again = (HtmlPage) this.visitor.press(consent, "Choose another person").page();
		consent = this.visitor.signIn(again, Visitor.RESTRICTED);
		assertThat(consent.getElementsByTagName("dl").get(1).asNormalizedText()).isEqualTo(before);
	}

	@Test
	void consentWhenSessionIsLostThenSaysSoAtOnce() throws IOException {
		HtmlPage consent = consentPage();
		this.visitor.browser().getCookieManager().clearCookies();
		Outcome outcome = this.visitor.press(consent, "Submit Consent");
		assertThat(outcome.status()).isEqualTo(400);
		assertThat(outcome.text()).contains("is too old", "start the login again");
		assertThat(this.visitor.request(this.request).text()).contains("Sign in to your account");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:5000/callback", "http://localhost:5001/callback",
			"http://localhost:5000/callback/", "http://127.0.0.1:5009/cb", "https://localhost:5000/callback",
			"https://evil.example/", "javascript:alert(1)", "//evil.example" })
	void authorizeWhenRedirectUriDiffersThenPageSaysSo(String redirectUri) throws IOException {
		this.request.put("redirect_uri", redirectUri);
		Outcome outcome = this.visitor.request(this.request);
		assertThat(outcome.status()).isEqualTo(400);
		assertThat(outcome.text()).contains("redirect_uri", redirectUri, App.CALLBACK.toString());
		assertThat(links(outcome)).contains("http://localhost:5000/", "http://127.0.0.1:5000/",
				"/requests?only=failures");
	}

	@Test
	void authorizeWhenRedirectUriIsMissingThenPageSaysSo() throws IOException {
		this.request.remove("redirect_uri");
		Outcome outcome = this.visitor.request(this.request);
		assertThat(outcome.status()).isEqualTo(400);
		assertThat(outcome.text()).contains("The request has no redirect_uri");
	}

	@Test
	void authorizeWhenScopeIsMissingThenPageBlamesRedirectUriAndExplains() throws IOException {
		this.request.remove("scope");
		Outcome outcome = this.visitor.request(this.request);
		assertThat(outcome.status()).isEqualTo(400);
		assertThat(outcome.text()).contains("check redirect_uri", "The request has no scope");
		assertThat(links(outcome)).contains("http://localhost:5000/").doesNotContain("http://127.0.0.1:5000/");
	}

	@Test
	void authorizeWhenClientIsUnknownThenPageSaysSo() throws IOException {
		this.request.put("client_id", "somebody-else");
		Outcome outcome = this.visitor.request(this.request);
		assertThat(outcome.status()).isEqualTo(400);
		assertThat(outcome.text()).contains("client_id");
	}

	@Test
	void authorizeWhenChallengeIsMissingThenCallbackHasError() throws IOException {
		this.request.remove("code_challenge");
		this.request.remove("code_challenge_method");
		assertThat(this.visitor.request(this.request).callback()).containsEntry("error", "invalid_request")
			.containsKeys("state", "iss");
	}

	@Test
	void authorizeWhenChallengeIsPlainThenCallbackHasError() throws IOException {
		this.request.put("code_challenge_method", "plain");
		assertThat(this.visitor.request(this.request).callback()).containsEntry("error", "invalid_request");
	}

	@Test
	void authorizeWhenAppLacksScopeThenTokenQuietlyHoldsOnlyOpenid() throws Exception {
		App.Answer answer = new App(sandbox).login(Visitor.ADMIN, "openid users.read incidents.read");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text("scope")).isEqualTo("openid");
	}

	@Test
	void authorizeWhenResponseTypeIsTokenThenPageSaysSo() throws IOException {
		this.request.put("response_type", "token");
		Outcome outcome = this.visitor.request(this.request);
		assertThat(outcome.status()).isEqualTo(400);
		assertThat(outcome.text()).contains("response_type");
	}

	/** Where the links of a page lead: to the sandbox or to a registered app. */
	private static List<String> links(Outcome outcome) {
		List<String> links = ((HtmlPage) outcome.page()).getElementsByTagName("a")
			.stream()
			.map((link) -> link.getAttribute("href"))
			.toList();
		assertThat(links).allMatch((link) -> link.matches("[/#].*|http://(localhost|127\\.0\\.0\\.1):5000/"))
			.noneMatch((link) -> link.startsWith("//"));
		return links;
	}

	private HtmlPage consentPage() throws IOException {
		return this.visitor.signIn((HtmlPage) this.visitor.request(this.request).page(), Visitor.ADMIN);
	}

}
