package sample.pagerduty.client.login;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** A login gets fewer scopes, or more, than the connection has. */
class GrowingGrantIntegrationTests {

	private static final String USUAL = "openid users.read services.read";

	private static final String MORE = USUAL + " incidents.read";

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final Browser browser = app.sample().browser();

	private Script script;

	@BeforeEach
	void connect() {
		SampleOnFakePagerDuty.login(this.browser);
		this.browser.submit(this.browser.get("/"), "/disconnect", Map.of());
		SampleOnFakePagerDuty.login(this.browser);
		this.script = Script.of(this.browser);
	}

	private String login(String query, String granted) {
		pagerDuty.answerWithScopes(granted);
		String state = this.browser.connect(query).get("state");
		return Browser.location(SampleOnFakePagerDuty.callback(this.browser, state));
	}

	private Set<String> asked(String query) {
		return Set.copyOf(List.of(this.browser.connect(query).get("scope").split(" ")));
	}

	private String scopeOfScript() {
		return Script.json(this.script.ask("")).path("scope").asString();
	}

	@Test
	void loginThatGetsLessThenAsksAndTheScriptKeepsItsScopes() {
		assertThat(login("?scope=oncalls.read", "openid")).isEqualTo("/scopes");
		assertThat(this.browser.get("/scopes").body()).contains("PagerDuty granted fewer scopes",
				"<code>users.read services.read</code>", "<code>oncalls.read</code>", "a script");
		assertThat(scopeOfScript()).isEqualTo(USUAL);
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
	}

	@Test
	void loginThatGetsLessThenWhoIsConnectedStaysKnown() {
		pagerDuty.answer("/users/me", FakePagerDuty.error(403, "{\"error\":{\"required_scopes\":\"users.read\"}}"));
		login("?scope=oncalls.read", "openid");
		submit("/scopes/keep");
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!", "ada@example.com", "ada.png");
	}

	@Test
	void loginThatGetsLessWhenKeptThenNothingChanges() {
		int revoked = pagerDuty.tokensRevoked().size();
		login("?scope=oncalls.read", "openid");
		assertThat(Browser.location(submit("/scopes/keep"))).isEqualTo("/");
		assertThat(scopeOfScript()).isEqualTo(USUAL);
		assertThat(Browser.location(this.browser.get("/scopes"))).isEqualTo("/");
		assertThat(pagerDuty.tokensRevoked()).hasSize(revoked);
	}

	@Test
	void loginThatGetsLessThenEveryPageLeadsBackToTheQuestion() {
		login("?scope=oncalls.read", "openid");
		String way = "Your last login got fewer scopes.</strong> Nothing has changed yet. <a href=\"/scopes\">Choose</a>";
		for (String page : List.of("/", "/scripts", "/console", "/how-it-went", "/scopes/choose", "/setup",
				"/nowhere")) {
			assertThat(this.browser.get(page).body()).as(page).contains(way);
		}
		assertThat(this.browser.get("/scopes").body()).doesNotContain(way);
		submit("/scopes/keep");
		assertThat(this.browser.get("/").body()).contains("role=\"status\">You kept the current token.")
			.doesNotContain(way);
		assertThat(this.browser.get("/").body()).doesNotContain("You kept the current token.");
	}

	@Test
	void loginThatGetsLessWhenAnsweredThenItsPictureSaysHow() {
		login("?scope=oncalls.read", "openid");
		assertThat(this.browser.get("/how-it-went").body()).contains("They are not used before you choose")
			.doesNotContain("You kept the current token", "You chose the new token");
		submit("/scopes/keep");
		assertThat(this.browser.get("/how-it-went").body()).contains("You kept the current token");
		submit("/scopes");
		login("?scope=oncalls.read", "openid");
		submit("/scopes");
		assertThat(this.browser.get("/how-it-went").body()).contains("You chose the new token")
			.doesNotContain("You kept the current token");
	}

	@Test
	void loginThatGetsLessWhenTakenThenTheScriptHasLess() {
		login("?scope=oncalls.read", "openid");
		submit("/scopes");
		assertThat(scopeOfScript()).isEqualTo("openid");
	}

	@Test
	void homeAfterTakingLessThenNamesTheLikelyReasonAtTheTop() {
		login("?scope=oncalls.read", "openid");
		submit("/scopes");
		assertThat(warning()).contains("lacks <code>users.read services.read oncalls.read</code>",
				"The likely reason is <code>oncalls.read</code>");
		login("?scope=teams.read", "openid");
		assertThat(warning()).contains("The likely reason is <code>teams.read</code>");
	}

	@Test
	void homeAfterTakingLessThenConnectsAgainWithTheRefusedScopeOrWithoutIt() {
		login("?scope=incidents.read", MORE);
		login("?scope=oncalls.read", "openid");
		submit("/scopes");
		assertThat(askedByLink("Connect again")).containsExactlyInAnyOrder((MORE + " oncalls.read").split(" "));
		assertThat(askedByLink("Connect without <code>oncalls.read</code>")).containsExactlyInAnyOrder(MORE.split(" "));
	}

	@Test
	void homeWhenTheFirstLoginGotLessThenConnectsWithoutEveryChosenScope() {
		submitFrom("/", "/disconnect");
		login("?scope=oncalls.read+teams.read", "openid");
		assertThat(askedByLink("Connect again"))
			.containsExactlyInAnyOrder((USUAL + " oncalls.read teams.read").split(" "));
		assertThat(askedByLink("Connect without <code>oncalls.read teams.read</code>"))
			.containsExactlyInAnyOrder(USUAL.split(" "));
	}

	@Test
	void homeAfterTheAppLostScopesThenThereIsNothingToConnectWithout() {
		login("", "openid");
		submit("/scopes");
		assertThat(askedByLink("Connect again")).containsExactlyInAnyOrder(USUAL.split(" "));
		assertThat(warning()).doesNotContain("Connect without");
	}

	private Set<String> askedByLink(String text) {
		Matcher link = Pattern.compile("<a [^>]*href=\"[^\"?]*(\\??[^\"]*)\">" + Pattern.quote(text))
			.matcher(warning());
		assertThat(link.find()).as(text).isTrue();
		return asked(HtmlUtils.htmlUnescape(link.group(1)));
	}

	@Test
	void homeAfterTheAppLostScopesThenBlamesNoneOfThem() {
		login("", "openid");
		submit("/scopes");
		assertThat(warning()).contains("An earlier login got every one of these scopes").doesNotContain("likely");
		login("", USUAL);
		assertThat(this.browser.get("/").body()).doesNotContain("quietly granted less");
	}

	@Test
	void homeWhenTheFirstLoginGotLessThenSaysToCompareAllScopes() {
		submitFrom("/", "/disconnect");
		login("?scope=oncalls.read", "openid");
		assertThat(warning()).contains("at least one is missing there").doesNotContain("likely", "earlier login");
		login("", "openid incidents.read");
		assertThat(warning()).contains("at least one is missing there");
	}

	/** The warning is above the tokens, where it is seen. */
	private String warning() {
		String home = this.browser.get("/").body();
		assertThat(home.indexOf("quietly granted less")).isPositive().isLessThan(home.indexOf("id=\"tokens\""));
		return home.substring(home.indexOf("quietly granted less"), home.indexOf("id=\"tokens\""));
	}

	@Test
	void loginThatGetsLessInABrowserThatIsSignedOutThenAsksToo() {
		submitFrom("/", "/sign-out");
		this.browser.forgetCookies();
		assertThat(login("", "openid users.read")).isEqualTo("/scopes");
		assertThat(scopeOfScript()).isEqualTo(USUAL);
		assertThat(this.browser.get("/scopes").body()).contains("<code>services.read</code>");
	}

	@Test
	void loginThatGetsMoreThenReplacesWithoutAQuestion() {
		assertThat(login("?scope=incidents.read", MORE)).isEqualTo("/");
		assertThat(scopeOfScript().split(" ")).containsExactlyInAnyOrder(MORE.split(" "));
	}

	@Test
	void loginAfterOneForMoreThenAsksForTheSame() {
		login("?scope=incidents.read", MORE);
		assertThat(asked("")).contains("incidents.read");
		submitFrom("/", "/sign-out");
		assertThat(asked("")).contains("incidents.read");
		assertThat(asked("?scope=teams.read")).contains("incidents.read", "teams.read");
	}

	@Test
	void loginAfterScopesWereGivenUpAndSigningOutThenDoesNotAskForThem() {
		login("?scope=incidents.read", MORE);
		login("", USUAL);
		submit("/scopes");
		submitFrom("/", "/sign-out");
		assertThat(asked("")).containsExactlyInAnyOrder(USUAL.split(" "));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void loginAfterScopesWereKeptAndSigningOutThenAsksForThem(boolean knownBrowser) {
		login("?scope=incidents.read", MORE);
		if (!knownBrowser) {
			this.browser.forgetCookies();
		}
		login("", USUAL);
		submit("/scopes/keep");
		submitFrom("/", "/sign-out");
		assertThat(asked("")).containsExactlyInAnyOrder(MORE.split(" "));
	}

	@Test
	void loginAfterAnotherUserTookOverAndSignedOutThenAsksForTheScopesOfThatOne() {
		login("?scope=incidents.read", MORE);
		pagerDuty.logInAs("PBOB002", "Bob");
		SampleOnFakePagerDuty.login(this.browser);
		submitFrom("/switch", "/switch");
		submitFrom("/", "/sign-out");
		assertThat(asked("")).containsExactlyInAnyOrder(USUAL.split(" "));
	}

	@Test
	void loginAsAnotherUserThenAsksForTheUsual() {
		login("?scope=incidents.read", MORE);
		assertThat(asked("?prompt=login")).containsExactlyInAnyOrder(USUAL.split(" "));
		assertThat(asked("?prompt=login&scope=teams.read"))
			.containsExactlyInAnyOrder((USUAL + " teams.read").split(" "));
	}

	@Test
	void loginAfterARefusedScopeThenDoesNotAskForItAgain() {
		login("?scope=oncalls.read", "openid");
		submit("/scopes/keep");
		assertThat(asked("")).containsExactlyInAnyOrder("openid", "users.read", "services.read");
	}

	@Test
	void loginWithoutAScopeThenAsksForLessButNeverForLessThanUsual() {
		login("?scope=incidents.read", MORE);
		assertThat(asked("?without=incidents.read")).doesNotContain("incidents.read");
		assertThat(asked("?without=users.read")).contains("users.read");
	}

	@Test
	void loginAfterDisconnectThenAsksForTheUsual() {
		login("?scope=incidents.read", MORE);
		submitFrom("/", "/disconnect");
		assertThat(asked("")).doesNotContain("incidents.read");
	}

	@Test
	void loginAfterTheConnectionHasEndedThenReplacesWithoutAQuestion() {
		pagerDuty.answerRefresh(FakePagerDuty.error(400, "{\"error\":\"invalid_grant\"}"));
		submitFrom("/", "/refresh");
		assertThat(login("", "openid users.read")).isEqualTo("/");
	}

	@Test
	void loginFromThePageOfACallThenBackThere() {
		assertThat(login("?return=" + Browser.encode("/console/call?path=%2Fincidents&query.limit=5"), USUAL))
			.isEqualTo("/console/call?path=%2Fincidents&query.limit=5");
	}

	@ParameterizedTest
	@ValueSource(strings = { "//evil.example", "/\\evil.example", "https://evil.example/", "evil", "/a\r\nX: y",
			"/\t/x", "/a#b", "" })
	void loginThatIsToReturnElsewhereThenHome(String target) {
		assertThat(login("?return=" + Browser.encode(target), USUAL)).isEqualTo("/");
	}

	private HttpResponse<String> submit(String path) {
		return submitFrom("/scopes", path);
	}

	private HttpResponse<String> submitFrom(String page, String path) {
		return this.browser.submit(this.browser.get(page), path, Map.of());
	}

}
