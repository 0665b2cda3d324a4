package sample.pagerduty.sandbox;

import java.io.IOException;
import java.util.Map;

import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The people on the sign-in page, and the refusal for other companies. */
class CompanyIntegrationTests {

	private static final String UNWELCOME = "People who cannot authorize this app";

	private static Sandbox scoped;

	private static Sandbox classic;

	@BeforeAll
	static void startSandboxes() {
		scoped = App.startSandbox(AppKind.SCOPED);
		classic = App.startSandbox(AppKind.CLASSIC);
	}

	@AfterAll
	static void stopSandboxes() {
		scoped.close();
		classic.close();
	}

	@Test
	void signInWhenAppIsScopedThenListsItsCompanyFirstAndTheOthersApart() throws IOException {
		assertThat(signInPage(scoped, Map.of())).containsSubsequence("Marlin & Moss Provisions", Visitor.ADMIN,
				UNWELCOME, "Kelp & Kestrel Ferries", Visitor.EUROPEAN, "Tumbleweed & Tern Radio", Visitor.OTHER);
	}

	@Test
	void signInWhenAppIsClassicThenListsEveryone() throws IOException {
		assertThat(signInPage(classic, Map.of()))
			.containsSubsequence("Marlin & Moss Provisions", "in the US, subdomain marlin-moss", Visitor.ADMIN,
					"Kelp & Kestrel Ferries", "in the EU, subdomain kelp-kestrel", Visitor.EUROPEAN,
					"Tumbleweed & Tern Radio", "in the US, subdomain tumbleweed-tern", Visitor.OTHER)
			.doesNotContain(UNWELCOME, "request says");
	}

	@ParameterizedTest
	@CsvSource({ "subdomain, tumbleweed-tern, " + Visitor.OTHER, "service_region, eu, " + Visitor.EUROPEAN })
	void signInWhenRequestHasAHintThenListsMatchingPeople(String name, String value, String email) throws IOException {
		assertThat(signInPage(classic, Map.of(name, value)))
			.contains("request says " + name + "=" + value, "Only matching people", email)
			.doesNotContain(Visitor.ADMIN);
	}

	@Test
	void signInWhenHintIsARegionThenListsEachCompanyOfIt() throws IOException {
		assertThat(signInPage(classic, Map.of("service_region", "us"))).contains(Visitor.ADMIN, Visitor.OTHER)
			.doesNotContain(Visitor.EUROPEAN);
	}

	@Test
	void signInWhenHintsContradictThenListsEveryoneAndSaysSo() throws IOException {
		assertThat(signInPage(classic, Map.of("subdomain", "marlin-moss", "service_region", "eu"))).contains(
				"subdomain=marlin-moss service_region=eu", "No company matches", Visitor.ADMIN, Visitor.EUROPEAN,
				Visitor.OTHER);
	}

	@Test
	void signInWhenHintIsForAnotherCompanyOfAScopedAppThenWarns() throws IOException {
		assertThat(signInPage(scoped, Map.of("service_region", "eu"))).contains(UNWELCOME, Visitor.EUROPEAN)
			.doesNotContain(Visitor.ADMIN);
	}

	@Test
	void signInWhenHintIsForAnotherPersonThenTypedAddressWorks() throws IOException {
		Map<String, String> request = request(Map.of("subdomain", "marlin-moss"));
		request.put("scope", "openid read");
		try (Visitor visitor = new Visitor(classic)) {
			assertThat(visitor.login(request, Visitor.EUROPEAN).callback()).containsKey("code");
		}
	}

	@Test
	void consentWhenShownThenNamesThePersonsAccount() throws IOException {
		try (Visitor visitor = new Visitor(classic)) {
			HtmlPage signIn = (HtmlPage) visitor.request(request(Map.of())).page();
			assertThat(text(visitor.signIn(signIn, Visitor.EUROPEAN))).contains("Kelp & Kestrel Ferries", "PKELPEU");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { Visitor.OTHER, Visitor.EUROPEAN })
	void refusalWhenShownThenAnotherPersonCanBeChosen(String email) throws IOException {
		try (Visitor visitor = new Visitor(scoped)) {
			HtmlPage refusal = visitor.signIn((HtmlPage) visitor.request(request(Map.of("x", "&=%"))).page(), email);
			assertThat(text(refusal)).contains("You cannot authorize this app", "You are signed out",
					"--app-kind=classic");
			assertThat(refusal.getAnchorByText("Back to the app at localhost:5000").getHrefAttribute())
				.isEqualTo("http://localhost:5000/");
			HtmlPage signIn = refusal.getAnchorByText("Choose another person").click();
			assertThat(text(signIn)).contains("to authorize PagerDuty OAuth2 Sample");
			HtmlPage consent = visitor.signIn(signIn, Visitor.ADMIN);
			assertThat(text(consent)).contains("&=%");
			assertThat(visitor.press(consent, "Submit Consent").callback()).containsKey("code")
				.containsEntry("state", "a%2Bb+c");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/oauth/rejected", "/oauth/rejected/company" })
	void refusalWhenOpenedWithoutARequestThenNotFound(String path) throws Exception {
		assertThat(new App(scoped).get(path).status()).isEqualTo(404);
	}

	@Test
	void homeWhenShownThenSaysWhatKindOfAppAndWhereTheApisAre() throws Exception {
		assertThat(new App(scoped).get("/").response().body()).contains("Scoped OAuth", "for its own people only",
				scoped.apiUrl(Region.EU).toString(), Visitor.EUROPEAN, Sandbox.CLIENT_SECRET);
		try (Sandbox secretless = App.startSandbox(AppKind.PUBLIC)) {
			assertThat(new App(secretless).get("/").response().body())
				.contains("without a secret", "for people of every company")
				.doesNotContain(Sandbox.CLIENT_SECRET);
		}
	}

	private static Map<String, String> request(Map<String, String> hints) {
		Map<String, String> request = new App(scoped).authorizationRequest();
		request.put("scope", "openid");
		request.putAll(hints);
		return request;
	}

	private static String signInPage(Sandbox sandbox, Map<String, String> hints) throws IOException {
		try (Visitor visitor = new Visitor(sandbox)) {
			return text((HtmlPage) visitor.request(request(hints)).page());
		}
	}

	private static String text(HtmlPage page) {
		return page.getBody().getTextContent().replaceAll("\\s+", " ");
	}

}
