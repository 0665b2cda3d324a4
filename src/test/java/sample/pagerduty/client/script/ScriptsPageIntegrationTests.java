package sample.pagerduty.client.script;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import static org.assertj.core.api.Assertions.assertThat;

/** Creating, listing and deleting script keys. */
class ScriptsPageIntegrationTests {

	private static final MovableClock clock = new MovableClock(Clock.systemUTC());

	@RegisterExtension
	static SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock);

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private static final String LAST_USED_NEVER = "data-label=\"Last used\">never<";

	private static final String EXPIRES_NEVER = "data-label=\"Expires\">never<";

	private Browser browser;

	private static int users;

	/** A user who has no keys yet. */
	@BeforeEach
	void connect() {
		pagerDuty.logInAs("PNEW%03d".formatted(users++), "Nora New");
		this.browser = connectedBrowser();
	}

	private Browser connectedBrowser() {
		Browser connected = app.sample().browser();
		SampleOnFakePagerDuty.login(connected);
		return connected;
	}

	@Test
	void scriptsWhenThereIsNoKeyThenSaysSoAndShowsTheCommands() {
		String page = this.browser.get("/scripts").body();
		assertThat(page).contains("No keys yet.", app.sample().home() + "api/token?format=curl",
				pagerDuty.url() + "/services");
	}

	@Test
	void keyThenShownOnceAndListed() {
		assertThat(Browser.location(create("nightly report", ""))).isEqualTo("/scripts");
		HttpResponse<String> page = this.browser.get("/scripts");
		Script script = Script.withKeyIn(this.browser, page).orElseThrow();
		assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		String again = this.browser.get("/scripts").body();
		assertThat(again).contains("nightly report", LAST_USED_NEVER, EXPIRES_NEVER).doesNotContain(script.key());
		assertThat(script.ask("").statusCode()).isEqualTo(200);
		assertThat(this.browser.get("/scripts").body()).contains(EXPIRES_NEVER).doesNotContain(LAST_USED_NEVER);
	}

	@Test
	void keyWhenItHasExpiredThenOpensNothingAndThePageSaysSo() {
		LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
		create("short", tomorrow.toString());
		Script script = Script.withKeyOn(this.browser, "/scripts");
		assertThat(this.browser.get("/scripts").body()).contains(tomorrow.toString(), ">Soon</span>");
		assertThat(script.ask("").statusCode()).isEqualTo(200);
		clock.forward(Duration.ofDays(2));
		assertThat(script.ask("").statusCode()).isEqualTo(401);
		assertThat(this.browser.get("/scripts").body())
			.contains("<span class=\"pill\" data-tone=\"bad\">Expired</span>");
	}

	@ParameterizedTest
	@CsvSource({ "7, 7", "30, 30", "90, 90" })
	void keyWithAPresetThenWorksUntilThatDay(String expires, int days) {
		this.browser.submit(this.browser.get("/scripts"), "/scripts",
				Map.of("name", "preset", "expires", expires, "end", "2099-01-01"));
		LocalDate last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(days);
		assertThat(this.browser.get("/scripts").body())
			.contains("data-label=\"Expires\"><time datetime=\"%s\">%1$s<".formatted(last))
			.doesNotContain("2099-01-01");
	}

	@Test
	void keyOnADateWithoutTheDateThenSaysWhyAndKeepsTheChoice() {
		this.browser.submit(this.browser.get("/scripts"), "/scripts",
				Map.of("name", "a", "expires", "date", "end", ""));
		assertThat(this.browser.get("/scripts").body()).contains("The expiry date must be",
				"value=\"date\" checked=\"checked\"", "No keys yet.");
	}

	@Test
	void keysWhenTheConnectionHasEndedThenThePageSaysThatTheyDoNotWork() {
		create("nightly", "");
		assertThat(this.browser.get("/scripts").body()).doesNotContain("This connection has ended");
		pagerDuty.answerRefresh(FakePagerDuty.error(400, "{\"error\":\"invalid_grant\"}"));
		this.browser.submit(this.browser.get("/"), "/refresh", Map.of());
		assertThat(this.browser.get("/scripts").body()).contains("<strong>This connection has ended.</strong>",
				"Its keys get no tokens", "connect/pagerduty?return=/scripts\">connect again</a>");
		pagerDuty.reset();
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(Arguments.of("", "", "Give the key a name"), Arguments.of("   ", "", "Give the key a name"),
				Arguments.of("x".repeat(101), "", "Give the key a name"),
				Arguments.of("a\u0007b", "", "Give the key a name"),
				Arguments.of("past", "2020-01-01", "The expiry date must be"),
				Arguments.of("far", "9999-12-31", "The expiry date must be"),
				Arguments.of("garbage", "tomorrow", "The expiry date must be"),
				Arguments.of("garbage", "2026-02-31", "The expiry date must be"));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void keyWhenTheFormIsWrongThenSaysWhyAndNothingIsLost(String name, String end, String sentence) {
		create(name, end);
		String page = this.browser.get("/scripts").body();
		assertThat(page).contains(sentence, "No key was created", "No keys yet.");
		if (!end.isEmpty()) {
			assertThat(page).contains("value=\"" + name + "\"", "value=\"" + end + "\"");
		}
	}

	@Test
	void keyWhenItsNameIsMarkupThenShownAsText() {
		create("<script>alert(1)</script>", "");
		assertThat(this.browser.get("/scripts").body()).contains("&lt;script&gt;alert(1)")
			.doesNotContain("<script>alert");
	}

	@Test
	void keysWhenThereAreFiftyThenAnotherOneIsRefused() {
		for (int i = 0; i < 50; i++) {
			create("key " + i, "");
		}
		create("one more", "");
		assertThat(this.browser.get("/scripts").body()).contains("You have 50 keys").doesNotContain(">one more<");
	}

	@Test
	void deleteThenKeyIsNotListedAndOpensNothing() {
		create("obsolete", "");
		HttpResponse<String> page = this.browser.get("/scripts");
		Script script = Script.withKeyIn(this.browser, page).orElseThrow();
		assertThat(Browser.location(this.browser.submit(page, deletion(page), Map.of()))).isEqualTo("/scripts");
		assertThat(this.browser.get("/scripts").body()).contains("The key is deleted", "No keys yet.");
		assertThat(script.ask("").statusCode()).isEqualTo(401);
		assertThat(Browser.location(this.browser.submit(page, deletion(page), Map.of()))).isEqualTo("/scripts");
	}

	@Test
	void deleteWhenTheKeyIsAnotherUsersThenItStays() {
		create("mine", "");
		HttpResponse<String> page = this.browser.get("/scripts");
		pagerDuty.logInAs("PEVE001", "Eve");
		Browser eve = connectedBrowser();
		eve.submit(eve.get("/scripts"), deletion(page), Map.of());
		assertThat(this.browser.get("/scripts").body()).contains("mine");
		assertThat(eve.get("/scripts").body()).doesNotContain("mine");
	}

	@Test
	void deleteWhenTheIdIsInvalidThenBadRequest() {
		HttpResponse<String> page = this.browser.get("/scripts");
		assertThat(this.browser.submit(page, "/scripts/x/delete", Map.of()).statusCode()).isEqualTo(400);
	}

	@Test
	void keysThenTheSameInEachBrowserOfTheUser() {
		create("shared", "");
		assertThat(connectedBrowser().get("/scripts").body()).contains("shared");
	}

	@Test
	void keyWithoutCsrfTokenThenRefused() {
		assertThat(this.browser.post("/scripts", "name=x").statusCode()).isEqualTo(403);
		assertThat(this.browser.get("/scripts").body()).contains("No keys yet.");
	}

	private HttpResponse<String> create(String name, String end) {
		return this.browser.submit(this.browser.get("/scripts"), "/scripts", Map.of("name", name, "end", end));
	}

	private static String deletion(HttpResponse<String> page) {
		return page.body().replaceFirst("(?s).*\"(/scripts/[0-9a-f-]{36}/delete)\".*", "$1");
	}

}
