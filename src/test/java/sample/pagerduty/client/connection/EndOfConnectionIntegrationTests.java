package sample.pagerduty.client.connection;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Disconnect ends a connection everywhere. Sign out ends the session of one browser. */
class EndOfConnectionIntegrationTests {

	@RegisterExtension
	static SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private Browser here;

	private Browser elsewhere;

	private Script script;

	@BeforeEach
	void connectTwice() {
		this.here = connectedBrowser();
		this.elsewhere = connectedBrowser();
		this.script = Script.of(this.here);
	}

	private static Browser connectedBrowser() {
		Browser browser = app.sample().browser();
		SampleOnFakePagerDuty.login(browser);
		return browser;
	}

	@Test
	void disconnectThenEndsEverywhere() {
		HttpResponse<String> page = this.elsewhere.get("/");
		submit(this.here, "/disconnect");
		assertThat(this.script.ask("").statusCode()).isEqualTo(401);
		assertThat(this.elsewhere.get("/").body()).contains("You are not connected: the session has ended",
				"Connect to PagerDuty");
		assertThat(Browser.location(this.elsewhere.get("/services"))).isEqualTo("/?disconnected=session");
		assertThat(this.elsewhere.get("/?disconnected=session").body()).contains("You are not connected",
				"Connect to PagerDuty");
		assertThat(this.elsewhere.submit(page, "/refresh", Map.of()).statusCode()).isIn(302, 403);
		assertThat(app.pagerDuty().refreshTokensSent()).isEmpty();
	}

	@Test
	void disconnectThenOthersStayConnected() {
		app.pagerDuty().logInAs("PGRACE1", "Grace");
		Browser grace = connectedBrowser();
		submit(this.here, "/disconnect");
		assertThat(grace.get("/").body()).contains("Hello, Grace!");
	}

	@Test
	void disconnectThenConnectingAgainStartsWithoutKeys() {
		submit(this.here, "/disconnect");
		assertThat(connectedBrowser().get("/scripts").body()).contains("No keys yet.");
		assertThat(Browser.location(this.elsewhere.get("/services"))).isEqualTo("/?disconnected=session");
	}

	@Test
	void signOutThenOnlyThisBrowser() {
		assertThat(Browser.location(submit(this.here, "/sign-out"))).isEqualTo("/?disconnected=signed-out");
		assertThat(this.here.get("/?disconnected=signed-out").body()).contains("You are signed out of this browser",
				"Connect to PagerDuty");
		assertThat(this.elsewhere.get("/").body()).contains("Hello, Ada Admin!");
		assertThat(this.script.token()).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
		assertThat(app.pagerDuty().tokensRevoked()).isEmpty();
	}

	@Test
	void homeWhenThereWasNoSessionOrItEndedHereThenDoesNotMentionOne() {
		submit(this.here, "/disconnect");
		assertThat(this.here.get("/").body()).doesNotContain("the session has ended");
		assertThat(app.sample().browser().get("/").body()).doesNotContain("the session has ended");
	}

	@Test
	void signOutThenTheOldCookieOpensNothing() {
		String before = this.here.sessionCookie().getValue();
		submit(this.here, "/sign-out");
		this.here.forgetCookies();
		HttpResponse<String> page = this.here.get("/", "Cookie", "PD_OAUTH_SAMPLE=" + before);
		assertThat(page.body()).contains("Connect to PagerDuty").doesNotContain("Ada Admin");
	}

	@Test
	void sessionThenEndsAfterTheTimeThatTheOperatorSet() throws IOException {
		TestPostgres.Database database = TestPostgres.shared().createDatabase();
		Map<String, String> configuration = new HashMap<>(app.pagerDuty().configuration("SESSION_TIMEOUT", "90m"));
		configuration.putAll(database.configuration());
		try (RunningSample sample = RunningSample.start(configuration)) {
			Browser browser = sample.browser();
			SampleOnFakePagerDuty.login(browser);
			JdbcClient jdbc = JdbcClient.create(database.dataSource());
			assertThat(jdbc.sql("select max_inactive_interval from spring_session").query(Integer.class).list())
				.containsOnly(90 * 60);
			jdbc.sql("update spring_session set last_access_time = last_access_time - 5401000").update();
			assertThat(browser.get("/").body()).contains("the session has ended", "Connect to PagerDuty")
				.doesNotContain("Ada Admin");
		}
	}

	private static HttpResponse<String> submit(Browser browser, String path) {
		return browser.submit(browser.get("/"), path, Map.of());
	}

}
