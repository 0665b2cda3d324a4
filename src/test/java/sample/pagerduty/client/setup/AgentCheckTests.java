package sample.pagerduty.client.setup;

import java.util.Map;

import org.junit.jupiter.api.Test;
import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.ConfigSources;

import static org.assertj.core.api.Assertions.assertThat;

/** What the setup page says of agents. */
class AgentCheckTests {

	private static final String KEY = "arc_0123456789abcdefghijKLMNOPQRSTUV";

	private static AgentCheck check(Map<String, String> environment) {
		return new AgentCheck(AgentSettings.of(ConfigSources.of(environment)));
	}

	@Test
	void checkWithoutKeysThenSaysNothing() {
		assertThat(check(Map.of()).check()).isEmpty();
	}

	@Test
	void checkWithKeysThenTheNamesAlone() {
		assertThat(check(Map.of("PD_AGENT_API_KEYS", "my-agent=" + KEY)).check()).singleElement()
			.satisfies((finding) -> assertThat(finding.result()).isEqualTo(Finding.Result.OK))
			.satisfies((finding) -> assertThat(finding.found()).contains("my-agent", "on a page of this app")
				.doesNotContain(KEY));
	}

	@Test
	void checkWithAVerifierThenNamesItsHost() {
		assertThat(check(
				Map.of("PD_AGENT_API_KEYS", "my-agent=" + KEY, "PD_AGENT_VERIFIER_URL", "https://agent.example/verify"))
			.check()).singleElement().satisfies((finding) -> assertThat(finding.found()).contains("agent.example"));
	}

}
