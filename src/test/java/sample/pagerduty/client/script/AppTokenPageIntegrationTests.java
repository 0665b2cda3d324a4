package sample.pagerduty.client.script;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.client.AppTokens;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static sample.pagerduty.client.FakePagerDuty.APP_TOKEN;
import static sample.pagerduty.client.FakePagerDuty.error;

/** The App token page, where the operator allows app tokens. */
class AppTokenPageIntegrationTests {

	private static final MovableClock clock = new MovableClock();

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock, Map.of("PD_APP_TOKENS", "true"));

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private Browser browser = app.sample().browser();

	@BeforeEach
	void connect() {
		clock.forward(Duration.ofDays(2)); // expires the token of the test before
		pagerDuty.reset(); // makes an ID token that is valid now
		SampleOnFakePagerDuty.login(this.browser);
	}

	@Test
	void pageThenOffersAccountAndScopesAndRequestsNothing() {
		String page = this.browser.get("/app-token").body();
		assertThat(page)
			.contains("name=\"subdomain\"", "value=\"acme\"", "value=\"us\" selected=\"selected\"",
					"value=\"services.read\" checked=\"checked\"", "value=\"users.read\" checked=\"checked\"")
			.doesNotContain("value=\"openid\"", "pdus+", "Keys for scripts");
		assertThat(this.browser.get("/").body()).contains("href=\"/app-token\"");
		assertThat(pagerDuty.appTokensAsked()).isEmpty();
	}

	@Test
	void chooseThenTokenIsRequestedOnceAndShown() {
		pagerDuty.answerAppToken(FakePagerDuty.appToken("as_account-us.acme services.read"));
		assertThat(Browser.location(choose(AppTokens.ACME))).isEqualTo("/app-token");
		String page = this.browser.get("/app-token").body();
		assertThat(page)
			.contains("The token for acme", APP_TOKEN, "<code>services.read</code>",
					"url = \"" + pagerDuty.url() + "/services\"", "Not for <code>/users/me</code>", "no refresh token")
			.doesNotContain("as_account-us.acme", "quietly granted less");
		assertThat(this.browser.get("/app-token").headers().firstValue("Cache-Control").orElse(""))
			.contains("no-store");
		assertThat(pagerDuty.appTokensAsked()).singleElement()
			.isEqualTo(Map.of("grant_type", "client_credentials", "client_id", FakePagerDuty.CLIENT_ID, "client_secret",
					FakePagerDuty.CLIENT_SECRET, "scope", "as_account-us.acme services.read"));
	}

	@Test
	void chooseThenTheTokenComesFirstAndTheFormIsFolded() {
		assertThat(this.browser.get("/app-token").body()).contains("<details class=\"card\" open=\"open\">");
		choose(AppTokens.ACME);
		assertThat(this.browser.get("/app-token").body())
			.containsSubsequence("The token for acme", "id=\"app-token\"", "Authorization: Bearer", "PAGERDUTY_TOKEN=",
					"<details class=\"card\">", "Account and scopes", "Keys for scripts")
			.doesNotContain("id=\"curl-app-me\"");
	}

	@Test
	void chooseWhenPagerDutyIsBusyThenTheRefusalComesFirstAndCountsDown() {
		pagerDuty.answerAppToken(aResponse().withStatus(429).withHeader("Retry-After", "9"));
		choose(AppTokens.ACME);
		assertThat(this.browser.get("/app-token").body()).containsSubsequence("class=\"refusal\"",
				"href=\"/app-token\" data-wait=\"", "\">Try again</a>", "Account and scopes");
	}

	@Test
	void pageWhenTheTokenHasExpiredThenShowsANewOne() {
		choose(AppTokens.ACME);
		this.browser.get("/app-token");
		clock.forward(FakePagerDuty.LIFETIME);
		assertThat(this.browser.get("/app-token").body()).contains(APP_TOKEN);
		assertThat(pagerDuty.appTokensAsked()).hasSize(2);
	}

	@Test
	void chooseOtherScopesThenANewToken() {
		choose(AppTokens.ACME);
		this.browser.get("/app-token");
		choose(Map.of("subdomain", "acme", "region", "eu", "scope", "users.read"));
		String page = this.browser.get("/app-token").body();
		assertThat(page).contains("value=\"eu\" selected=\"selected\"", "value=\"users.read\" checked=\"checked\"")
			.doesNotContain("value=\"services.read\" checked");
		assertThat(pagerDuty.appTokensAsked()).extracting((form) -> form.get("scope"))
			.containsExactly("as_account-us.acme services.read", "as_account-eu.acme users.read");
	}

	@Test
	void chooseWhenPagerDutyGrantsLessThenSaysSo() {
		pagerDuty.answerAppToken(FakePagerDuty.appToken("as_account-us.acme"));
		choose(AppTokens.ACME);
		assertThat(this.browser.get("/app-token").body()).contains("quietly granted less",
				"<code>services.read</code>");
	}

	@ParameterizedTest
	@CsvSource({ "'', us, services.read, The subdomain is the first word",
			"acme.pagerduty.com, us, services.read, The subdomain is the first word",
			"'a b', us, services.read, The subdomain is the first word",
			"acme, mars, services.read, Choose one of the two service regions", "acme, us, '', Tick at least one",
			"acme, us, openid, Tick at least one", "acme, us, incidents.write, Tick at least one" })
	void chooseWhenSomethingIsWrongThenSaysSoAndNothingIsLost(String subdomain, String region, String scope,
			String sentence) {
		choose(Map.of("subdomain", subdomain, "region", region, "scope", scope));
		assertThat(this.browser.get("/app-token").body()).contains(sentence, "value=\"" + subdomain + "\"");
		assertThat(pagerDuty.appTokensAsked()).isEmpty();
	}

	static Stream<Arguments> failures() {
		return Stream.of(
				arguments(error(400, "{\"error\":\"invalid_request\",\"error_description\":\"Invalid scope\"}"),
						"also compare the subdomain and the region"),
				arguments(error(400, "{\"error\":\"invalid_scope\"}"), "also compare the subdomain and the region"),
				arguments(error(401, "{\"error\":\"invalid_client\"}"), "Compare PD_CLIENT_ID and PD_CLIENT_SECRET"),
				arguments(error(400, "{\"error\":\"unauthorized_client\"}"), "Only Scoped OAuth apps"),
				arguments(error(400, "{\"error\":\"<b>odd\"}"), "PagerDuty refused to give this app a token"),
				arguments(aResponse().withStatus(500), "answered with a server error"),
				arguments(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "could not connect to PagerDuty"),
				arguments(aResponse().withHeader("Content-Type", "text/html").withBody("<p>Hello</p>"),
						"The response is not valid OAuth 2.0"),
				arguments(okJson("{\"access_token\":\"a\\\"b\",\"token_type\":\"bearer\"}"),
						"The response is not valid OAuth 2.0"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void chooseWhenPagerDutyGivesNoneThenPageSaysWhyAndWhatToDo(ResponseDefinitionBuilder answer, String words) {
		pagerDuty.answerAppToken(answer);
		choose(AppTokens.ACME);
		HttpResponse<String> page = this.browser.get("/app-token");
		assertThat(page.statusCode()).isEqualTo(502);
		assertThat(page.body()).contains(words, "value=\"acme\"")
			.doesNotContain("Exception", "??", "<p>Hello</p>", "<b>odd", "pdus+");
	}

	@Test
	void chooseWhenPagerDutyIsSlowThenPageSaysWhyAndWhatToDo() {
		this.browser = app.impatient().browser();
		SampleOnFakePagerDuty.login(this.browser);
		chooseWhenPagerDutyGivesNoneThenPageSaysWhyAndWhatToDo(okJson("{}").withFixedDelay(60_000), "took too long");
	}

	@Test
	void keysThenListedWithScopesApartFromUserKeysAndDeleted() {
		Script script = AppTokens.script(this.browser);
		assertThat(this.browser.get("/app-token").body()).contains(">nightly<", "<code>services.read</code></small>")
			.doesNotContain(script.key());
		assertThat(this.browser.get("/scripts").body()).contains("No keys yet.").doesNotContain(">nightly<");
		String deletion = this.browser.get("/app-token")
			.body()
			.replaceFirst("(?s).*action=\"(/app-token/keys/[^/]+/delete)\".*", "$1");
		this.browser.submit(this.browser.get("/app-token"), deletion, Map.of());
		assertThat(this.browser.get("/app-token").body()).contains("The key is deleted").doesNotContain(">nightly<");
		assertThat(script.problem("")).isEqualTo("invalid-key");
	}

	@Test
	void homePageThenListsTheKeyAndSaysThatItStops() {
		assertThat(this.browser.get("/").body()).contains("No script or agent uses this connection.");
		AppTokens.script(this.browser);
		HttpResponse<String> home = this.browser.get("/");
		assertThat(home.body()).contains("What uses this connection", ">nightly<", "acme · services.read",
				"These stop: 1 app key, never used.");
		String deletion = home.body().replaceFirst("(?s).*action=\"(/app-token/keys/[^/]+/delete)\".*", "$1");
		assertThat(Browser.location(this.browser.submit(home, deletion, Map.of()))).isEqualTo("/app-token");
		assertThat(this.browser.get("/app-token").body()).contains("The key is deleted");
		assertThat(this.browser.get("/").body()).contains("No script or agent uses this connection.");
	}

	@Test
	void homePageWhenTheKeyHasExpiredThenDoesNotCountIt() {
		choose(AppTokens.ACME);
		AppTokens.createKey(this.browser, this.browser.get("/app-token"),
				Map.of("name", "short", "end", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString()));
		assertThat(this.browser.get("/").body()).contains("These stop: 1 app key, never used.");
		clock.forward(Duration.ofDays(1));
		assertThat(this.browser.get("/").body()).contains("No script or agent uses this connection.");
		disconnect();
	}

	/** Leaves no keys to other tests. */
	private void disconnect() {
		this.browser.submit(this.browser.get("/"), "/disconnect", Map.of());
	}

	@Test
	void keyWhenNothingIsChosenOrItHasNoNameThenNotCreated() {
		AppTokens.createKey(this.browser, this.browser.get("/app-token"), Map.of("name", "early"));
		assertThat(this.browser.get("/app-token").body())
			.contains("Choose the account and scopes of the app token first");
		choose(AppTokens.ACME);
		AppTokens.createKey(this.browser, this.browser.get("/app-token"), Map.of("name", " ", "end", "2099-01-01"));
		assertThat(this.browser.get("/app-token").body()).contains("Give the key a name", "value=\"2099-01-01\"")
			.doesNotContain("pdsk_");
	}

	@Test
	void keyWhenAnotherTabHasChosenMeanwhileThenSaysSoAndIsNotCreated() {
		choose(AppTokens.ACME);
		HttpResponse<String> firstTab = this.browser.get("/app-token");
		choose(Map.of("subdomain", "acme", "region", "us", "scope", "users.read"));
		AppTokens.createKey(this.browser, firstTab, Map.of("name", "from the first tab"));
		HttpResponse<String> page = this.browser.get("/app-token");
		assertThat(page.body())
			.contains("Another account or other scopes were chosen", "value=\"from the first tab\"", "No keys yet.")
			.doesNotContain("pdsk_");
		AppTokens.createKey(this.browser, page, Map.of("name", "again"));
		assertThat(this.browser.get("/app-token").body()).contains("<code>users.read</code></small>", "id=\"new-key\"");
		disconnect();
	}

	@Test
	void keyWhenTheTabIsOlderThanTheFirstChoiceThenNotCreated() {
		HttpResponse<String> firstTab = this.browser.get("/app-token");
		choose(AppTokens.ACME);
		AppTokens.createKey(this.browser, firstTab, Map.of("name", "early"));
		assertThat(this.browser.get("/app-token").body()).contains("Another account or other scopes were chosen")
			.doesNotContain("id=\"new-key\"");
	}

	@Test
	void pageWhenAnotherUserHasChosenInThisBrowserThenNothingIsRequested() {
		choose(AppTokens.ACME);
		pagerDuty.logInAs("PBOB002", "Bob");
		SampleOnFakePagerDuty.login(this.browser);
		this.browser.submit(this.browser.get("/switch"), "/switch", Map.of());
		assertThat(this.browser.get("/").body()).contains("Hello, Bob!");
		assertThat(this.browser.get("/app-token").body()).doesNotContain("The token for acme", "pdus+");
		assertThat(this.browser.get("/console?path=/services").body()).doesNotContain("name=\"as\" value=\"app\"");
		this.browser.submit(this.browser.get("/app-token"), "/app-token/keys", Map.of("name", "bobs"));
		assertThat(this.browser.get("/app-token").body())
			.contains("Choose the account and scopes of the app token first");
		assertThat(pagerDuty.appTokensAsked()).isEmpty();
		disconnect();
	}

	@Test
	void chooseWithoutCsrfTokenThenRefused() {
		assertThat(this.browser.post("/app-token", "subdomain=acme&region=us&scope=services.read").statusCode())
			.isEqualTo(403);
		assertThat(app.sample().browser().get("/app-token").statusCode()).isEqualTo(302);
		assertThat(pagerDuty.appTokensAsked()).isEmpty();
	}

	private HttpResponse<String> choose(Map<String, String> choice) {
		Map<String, String> form = new HashMap<>(choice);
		List.of("subdomain", "region", "scope").forEach((name) -> form.putIfAbsent(name, ""));
		return this.browser.submit(this.browser.get("/app-token"), "/app-token", form);
	}

}
