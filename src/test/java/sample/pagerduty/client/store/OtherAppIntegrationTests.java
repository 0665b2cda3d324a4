package sample.pagerduty.client.store;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;
import sample.pagerduty.client.mcp.McpAgent;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A person's keys after the operator has configured another PagerDuty app. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class OtherAppIntegrationTests extends SampleOnStore {

	@Test
	void keysWhenTheAppIsAnotherThenSayThatOnlyNewOnesHelp() throws Exception {
		Browser browser = this.sample.browser();
		SampleOnFakePagerDuty.login(browser);
		Script script = Script.of(browser);
		browser.submit(browser.get("/scripts"), "/scripts", Map.of("name", "my agent", "purpose", "MCP"));
		Script forMcp = Script.withKeyOn(browser, "/scripts");
		this.sample.close();

		start(KEY, "PD_CLIENT_ID", "another");
		HttpResponse<String> answer = script.ask("");
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(Script.problemIn(answer)).isEqualTo("other-app");
		assertThat(answer.body()).contains("other than the one that is configured now", "Create a new one")
			.doesNotContain("login_url", "works again");
		JsonNode result = new McpAgent(this.sample.home(), forMcp.key()).call("whoami", "{}");
		assertThat(result.path("isError").asBoolean()).isTrue();
		assertThat(result.path("content").toString()).contains("other than the one that is configured now")
			.doesNotContain("connect_url", "/connect/pagerduty");
		this.sample.close();

		start(KEY);
		assertThat(script.token()).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
	}

}
