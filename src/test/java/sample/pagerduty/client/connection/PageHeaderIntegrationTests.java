package sample.pagerduty.client.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is connected and how the connection is doing, in the header of every page. */
class PageHeaderIntegrationTests {

	private static final Pattern HEADER = Pattern.compile("(?s)<div class=\"masthead\">.*?</div>");

	private final MovableClock clock = new MovableClock();

	private final FakePagerDuty pagerDuty = new FakePagerDuty(this.clock);

	private RunningSample app;

	private Browser browser;

	@BeforeEach
	void start() throws IOException {
		this.app = RunningSample.start(this.pagerDuty.configuration(), this.clock);
		this.browser = this.app.browser();
	}

	@AfterEach
	void stop() throws IOException {
		this.app.close();
		this.pagerDuty.close();
	}

	private String header(String path) {
		return HEADER.matcher(this.browser.get(path).body()).results().findFirst().orElseThrow().group();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/scripts", "/console", "/services", "/agents", "/activity", "/setup",
			"/scopes/choose", "/how-it-went", "/nowhere" })
	void pageWhenConnectedThenSaysWhoWhereAndHowLong(String path) {
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(header(path)).contains("Ada Admin", "acme, US", "https://images.example.com/ada.png",
				"data-tone=\"good\" href=\"/#tokens\">Active", "left</time>");
	}

	@Test
	void pageWhenNotConnectedThenSaysNothingAboutAnyone() {
		assertThat(header("/")).contains("PagerDuty OAuth2 Sample").doesNotContain("class=\"who\"", "Active");
	}

	@Test
	void pageWhenScopesAreMissingThenLeadsToThem() {
		this.pagerDuty.answerWithScopes("openid users.read");
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(header("/scripts")).contains("data-tone=\"warn\" href=\"/#scopes\">Scopes missing");
		assertThat(this.browser.get("/").body()).contains("id=\"scopes\"",
				"<code>services.read</code> not granted</span>");
	}

	@Test
	void pageWhenTheConnectionHasEndedThenLeadsToTheWayOut() {
		SampleOnFakePagerDuty.login(this.browser);
		this.pagerDuty.answerRefresh(FakePagerDuty.error(400, "{\"error\":\"invalid_grant\"}"));
		this.clock.forward(FakePagerDuty.LIFETIME);
		String home = this.browser.get("/").body();
		assertThat(home).contains("id=\"ended\"", "Connect again").containsPattern("data-tone=\"bad\"[^>]*>Ended");
		assertThat(header("/scripts")).contains("data-tone=\"bad\" href=\"/#ended\">Ended");
	}

	@Test
	void pageWhenTheEndIsNearThenWarns() {
		SampleOnFakePagerDuty.login(this.browser);
		this.pagerDuty.answerRefresh(FakePagerDuty.error(503, "{}"));
		this.clock.forward(Duration.ofDays(24));
		assertThat(header("/setup")).contains("data-tone=\"warn\" href=\"/#tokens\">Expires soon");
	}

}
