package sample.pagerduty.client.script;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.client.AppTokens;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.connection.ConnectionService;

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
	void deleteWhenTurnedOffSinceThenTheHomePageOffersItAndThePageConfirmsIt() {
		Browser browser = connected(scoped);
		UUID connection = scoped.sample().context().getBean(ConnectionService.class).findAll().get(0).id();
		scoped.sample()
			.context()
			.getBean(ScriptKeyService.class)
			.create(connection, AppTokenRequest.of(Region.US, "acme", List.of("services.read")), "nightly", null);
		HttpResponse<String> home = browser.get("/");
		String deletion = home.body().replaceFirst("(?s).*action=\"(/app-token/keys/[^/]+/delete)\".*", "$1");
		browser.submit(home, deletion, Map.of());
		assertThat(browser.get("/app-token").body()).contains("App tokens are turned off", "The key is deleted");
		assertThat(browser.get("/").body()).doesNotContain("nightly");
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
