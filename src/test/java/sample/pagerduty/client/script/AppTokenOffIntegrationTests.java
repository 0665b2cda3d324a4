package sample.pagerduty.client.script;

import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.client.AppTokens;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * App tokens where the operator has not allowed them, or PagerDuty does not give them.
 */
class AppTokenOffIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty scoped = new SampleOnFakePagerDuty();

	@RegisterExtension
	static final SampleOnFakePagerDuty classic = new SampleOnFakePagerDuty(Clock.systemUTC(),
			Map.of("PD_SCOPES", "read"));

	@Test
	void pageWhenNotAllowedThenSaysHowToAllowItAndRequestsNothing() {
		Browser browser = connected(scoped);
		assertThat(browser.get("/").body()).doesNotContain("/app-token");
		assertThat(browser.get("/scripts").body()).contains("App tokens are turned off: <a href=\"/app-token\">");
		assertThat(browser.get("/app-token").body()).contains("App tokens are turned off", "APP_TOKENS=true")
			.doesNotContain("<form");
		browser.submit(browser.get("/"), "/app-token", AppTokens.ACME);
		assertThat(browser.get("/app-token").body()).contains("App tokens are turned off");
		browser.submit(browser.get("/"), "/app-token/keys", Map.of("name", "nightly"));
		assertThat(browser.get("/app-token").body()).doesNotContain("pdsk_");
		assertThat(scoped.pagerDuty().appTokensAsked()).isEmpty();
	}

	@Test
	void pageOfAClassicAppThenSaysThatItGetsNoAppTokens() {
		assertThat(connected(classic).get("/app-token").body())
			.contains("App tokens are turned off", "Classic User OAuth, confidential", "does not issue app tokens")
			.doesNotContain("APP_TOKENS=true");
	}

	private static Browser connected(SampleOnFakePagerDuty app) {
		Browser browser = app.sample().browser();
		SampleOnFakePagerDuty.login(browser);
		return browser;
	}

}
