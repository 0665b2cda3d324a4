package sample.pagerduty.client.login;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import static org.assertj.core.api.Assertions.assertThat;

/** A user logs in where another user is connected. */
class UserSwitchIntegrationTests {

	@RegisterExtension
	static SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private static final AtomicInteger bobs = new AtomicInteger();

	private Browser browser;

	private HttpResponse<String> answer;

	@BeforeEach
	void logInAsAdaThenAsBob() {
		this.browser = app.sample().browser();
		SampleOnFakePagerDuty.login(this.browser);
		pagerDuty.logInAs("PBOB" + bobs.incrementAndGet(), "Bob"); // whom this app does
																	// not know
		this.answer = SampleOnFakePagerDuty.login(this.browser);
	}

	@Test
	void loginAsAnotherThenAskedFirst() {
		assertThat(Browser.location(this.answer)).isEqualTo("/switch");
		assertThat(this.browser.get("/switch").body()).contains("Switch to another user?", "Ada Admin", "Bob", "acme");
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!").doesNotContain("Hello, Bob!");
	}

	@Test
	void switchThenTheOtherIsConnectedAndTheSessionHasANewId() {
		String before = cookie();
		assertThat(Browser.location(submit("/switch"))).isEqualTo("/");
		assertThat(this.browser.get("/").body()).contains("Hello, Bob!").doesNotContain("Ada Admin");
		assertThat(cookie()).isNotEqualTo(before);
		assertThat(pagerDuty.tokensRevoked()).isEmpty();
		assertThat(Browser.location(this.browser.get("/switch"))).isEqualTo("/");
	}

	@Test
	void switchThenScriptsOfThePreviousUserStillWork() {
		Script script = Script.of(this.browser);
		submit("/switch");
		assertThat(Script.json(script.ask("")).path("user").path("name").asString()).isEqualTo("Ada Admin");
	}

	@Test
	void stayThenTheOtherTokensAreRevokedAndNothingElseChanges() {
		assertThat(Browser.location(submit("/switch/stay"))).isEqualTo("/");
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
		assertThat(pagerDuty.tokensRevoked()).containsExactly(FakePagerDuty.REFRESH_TOKEN, FakePagerDuty.ACCESS_TOKEN);
		assertThat(Browser.location(this.browser.get("/switch"))).isEqualTo("/");
	}

	@Test
	void stayWhenTheOtherIsConnectedElsewhereThenNothingIsRevoked() {
		SampleOnFakePagerDuty.login(app.sample().browser());
		assertThat(this.browser.get("/switch").body()).contains("so that the connection of Bob keeps working");
		submit("/switch/stay");
		assertThat(pagerDuty.tokensRevoked()).isEmpty();
		Browser bob = app.sample().browser();
		SampleOnFakePagerDuty.login(bob);
		bob.submit(bob.get("/"), "/disconnect", Map.of());
	}

	@Test
	void loginAgainAsTheOtherBeforeTheAnswerThenNothingIsRevoked() {
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(pagerDuty.tokensRevoked()).isEmpty();
		assertThat(this.browser.get("/switch").body()).contains("The new tokens of Bob are revoked at PagerDuty.");
		submit("/switch/stay");
		assertThat(pagerDuty.tokensRevoked()).containsExactly(FakePagerDuty.REFRESH_TOKEN, FakePagerDuty.ACCESS_TOKEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/switch", "/switch/stay" })
	void answerWhenAPageWantedTheLoginThenLeadsBackToIt(String answer) {
		SampleOnFakePagerDuty.callback(this.browser, this.browser.connect("?return=/scripts").get("state"));
		assertThat(Browser.location(submit(answer))).isEqualTo("/scripts");
	}

	@Test
	void loginAsTheSameThenNotAsked() {
		pagerDuty.logInAs(FakePagerDuty.USER_ID, "Ada Again");
		assertThat(Browser.location(SampleOnFakePagerDuty.login(this.browser))).isEqualTo("/");
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Again!");
	}

	@Test
	void switchWhenThereIsNoQuestionThenNothingHappens() {
		Browser other = app.sample().browser();
		pagerDuty.reset();
		SampleOnFakePagerDuty.login(other);
		HttpResponse<String> page = other.get("/");
		assertThat(Browser.location(other.submit(page, "/switch", Map.of()))).isEqualTo("/");
		assertThat(Browser.location(other.submit(page, "/switch/stay", Map.of()))).isEqualTo("/");
		assertThat(other.get("/").body()).contains("Hello, Ada Admin!");
		assertThat(pagerDuty.tokensRevoked()).isEmpty();
	}

	@Test
	void noAnswerThenNothingChangesAndTheQuestionStays() {
		assertThat(this.browser.get("/services").statusCode()).isEqualTo(200);
		assertThat(this.browser.get("/scripts").statusCode()).isEqualTo(200);
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
		assertThat(this.browser.get("/switch").body()).contains("Switch to another user?", "Bob");
		assertThat(Browser.location(SampleOnFakePagerDuty.login(this.browser))).isEqualTo("/switch");
		assertThat(Browser.location(submit("/switch"))).isEqualTo("/");
		assertThat(this.browser.get("/").body()).contains("Hello, Bob!");
	}

	@Test
	void noAnswerWhenSignedOutThenTheOtherIsNotConnected() {
		this.browser.submit(this.browser.get("/"), "/sign-out", Map.of());
		assertThat(pagerDuty.tokensRevoked()).containsExactly(FakePagerDuty.REFRESH_TOKEN, FakePagerDuty.ACCESS_TOKEN);
		assertThat(Browser.location(this.browser.get("/switch"))).isEqualTo("/?disconnected=session");
		assertThat(this.browser.get("/").body()).contains("Connect to PagerDuty").doesNotContain("Hello,");
	}

	@Test
	void noAnswerWhenDisconnectedThenBothPairsAreRevoked() {
		this.browser.submit(this.browser.get("/"), "/disconnect", Map.of());
		assertThat(pagerDuty.tokensRevoked()).hasSize(4);
	}

	@Test
	void noAnswerWhenAThirdUserLogsInThenTheSecondsTokensAreRevoked() {
		pagerDuty.logInAs("PCAROL3", "Carol");
		assertThat(Browser.location(SampleOnFakePagerDuty.login(this.browser))).isEqualTo("/switch");
		assertThat(this.browser.get("/switch").body()).contains("Carol").doesNotContain("Bob");
		assertThat(pagerDuty.tokensRevoked()).hasSize(2);
	}

	@Test
	void switchThenTheSessionEndsWithTheOtherConnectionOnly() {
		submit("/switch");
		Browser bobElsewhere = app.sample().browser();
		SampleOnFakePagerDuty.login(bobElsewhere);
		pagerDuty.reset();
		Browser adaElsewhere = app.sample().browser();
		SampleOnFakePagerDuty.login(adaElsewhere);
		adaElsewhere.submit(adaElsewhere.get("/"), "/disconnect", Map.of());
		assertThat(this.browser.get("/").body()).contains("Hello, Bob!");
		bobElsewhere.submit(bobElsewhere.get("/"), "/disconnect", Map.of());
		assertThat(this.browser.get("/").body()).contains("Connect to PagerDuty").doesNotContain("Hello,");
		assertThat(Browser.location(this.browser.get("/services"))).isEqualTo("/?disconnected=session");
	}

	@Test
	void answerFromAnotherSiteThenRefused() {
		assertThat(this.browser.post("/switch", "").statusCode()).isEqualTo(403);
		assertThat(this.browser.post("/switch/stay", "").statusCode()).isEqualTo(403);
		assertThat(pagerDuty.tokensRevoked()).isEmpty();
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
	}

	private HttpResponse<String> submit(String path) {
		return this.browser.submit(this.browser.get("/switch"), path, Map.of());
	}

	private String cookie() {
		return this.browser.sessionCookie().getValue();
	}

}
