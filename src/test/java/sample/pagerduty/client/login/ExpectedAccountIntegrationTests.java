package sample.pagerduty.client.login;

import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;

/** The operator names the account to connect to. */
class ExpectedAccountIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(Clock.systemUTC(),
			Map.of("PD_SUBDOMAIN", "acme", "PD_REGION", "eu"));

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final Browser browser = app.sample().browser();

	@Test
	void connectThenPagerDutyGetsTheHints() {
		assertThat(this.browser.get("/").body()).contains("<code>acme</code> in the European Union");
		assertThat(this.browser.connect()).containsEntry("subdomain", "acme").containsEntry("service_region", "eu");
	}

	@Test
	void connectAsAnotherUserThenAnyAccountCanBeChosen() {
		assertThat(this.browser.connect("?prompt=login")).containsEntry("prompt", "login")
			.doesNotContainKeys("subdomain", "service_region");
	}

	@Test
	void homeWhenConnectedToTheAccountThenNoWarning() {
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get("/").body()).contains("Account acme").doesNotContain("This is not the account");
	}

	@Test
	void homeWhenConnectedToAnotherAccountThenWarns() {
		pagerDuty.answerWithIdToken(pagerDuty.idToken((claims) -> claims.claim("subdomain", "other")));
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get("/").body()).contains("Account other", "This is not the account <code>acme</code>");
	}

}
