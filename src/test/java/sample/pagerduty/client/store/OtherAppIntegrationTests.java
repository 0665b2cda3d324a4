package sample.pagerduty.client.store;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;
import sample.pagerduty.client.mcp.McpAgent;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A person's keys after the operator has configured another PagerDuty app. */
class OtherAppIntegrationTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource(StoreKind.class)
	void keysWhenTheAppIsAnotherThenSayThatOnlyNewOnesHelp(StoreKind kind) throws IOException {
		TestStore store = kind.create(this.directory);
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			Script script;
			Script forMcp;
			try (RunningSample sample = store.start(pagerDuty)) {
				Browser browser = sample.browser();
				SampleOnFakePagerDuty.login(browser);
				script = Script.of(browser);
				browser.submit(browser.get("/scripts"), "/scripts", Map.of("name", "my agent", "purpose", "MCP"));
				forMcp = Script.withKeyOn(browser, "/scripts");
			}
			try (RunningSample sample = store.start(pagerDuty, "PD_CLIENT_ID", "another")) {
				HttpResponse<String> answer = script.at(sample.home()).ask("");
				assertThat(answer.statusCode()).isEqualTo(403);
				assertThat(Script.problemIn(answer)).isEqualTo("other-app");
				assertThat(answer.body()).contains("other than the one that is configured now", "Create a new one")
					.doesNotContain("login_url", "works again");
				JsonNode result = new McpAgent(sample.home(), forMcp.key()).call("whoami", "{}");
				assertThat(result.path("isError").asBoolean()).isTrue();
				assertThat(result.path("content").toString()).contains("other than the one that is configured now")
					.doesNotContain("connect_url", "/connect/pagerduty");
			}
			try (RunningSample sample = store.start(pagerDuty)) {
				assertThat(script.at(sample.home()).token()).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
			}
		}
	}

}
