package sample.pagerduty.client.store;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.AppTokens;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys for app tokens work after a restart. The app token itself need not be stored.
 */
class AppKeyIntegrationTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(StoreKind.class)
	void restartThenAppKeyWorksWhileAppTokensAreAllowed(StoreKind kind) throws IOException {
		TestStore store = kind.create(this.directory);
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			Browser browser;
			Script script;
			try (RunningSample sample = store.start(pagerDuty, "APP_TOKENS", "true")) {
				browser = sample.browser();
				SampleOnFakePagerDuty.login(browser);
				script = AppTokens.script(browser);
				assertThat(script.token()).isEqualTo(FakePagerDuty.APP_TOKEN);
			}
			try (RunningSample sample = store.start(pagerDuty, "APP_TOKENS", "true")) {
				assertThat(script.at(sample.home()).token()).isEqualTo(FakePagerDuty.APP_TOKEN);
				assertThat(browser.get("/app-token").body()).contains("The token for acme", FakePagerDuty.APP_TOKEN);
			}
			try (RunningSample sample = store.start(pagerDuty)) {
				assertThat(script.at(sample.home()).problem("")).isEqualTo("app-tokens-off");
				assertThat(browser.get("/app-token").body()).contains("App tokens are turned off")
					.doesNotContain("pdus+");
			}
			try (RunningSample sample = store.start(pagerDuty, "APP_TOKENS", "true", "PD_CLIENT_ID", "another")) {
				assertThat(script.at(sample.home()).problem("")).isEqualTo("app-token-refused");
			}
			assertThat(store.everything()).doesNotContain(FakePagerDuty.APP_TOKEN, script.key());
		}
	}

}
