package sample.pagerduty.client.mcp;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SandboxLogin;
import sample.pagerduty.client.Callers;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.mcp.McpAgent.result;

/** An agent with a key on the sandbox, which has no setting. */
class McpSandboxIntegrationTests {

	private static RunningSample sample;

	private static McpAgent agent;

	@BeforeAll
	static void start() throws IOException {
		sample = RunningSample.start(Map.of());
		Browser browser = SandboxLogin.connect(sample, SandboxLogin.ADMIN);
		agent = McpAgent.of(browser, "MCP");
	}

	@AfterAll
	static void stop() throws IOException {
		sample.close();
	}

	@Test
	void toolsThenWorkAsThePersonWhoConnected() {
		JsonNode tools = result(agent.legacy("tools/list", "{}")).path("tools");
		assertThat(tools.valueStream()).extracting((tool) -> tool.path("name").asString())
			.containsExactly("whoami", "list_users", "search_users", "list_services", "get_service");
		assertThat(agent.call("whoami", "{}").path("structuredContent").path("user").path("name").asString())
			.isEqualTo("Ines Okafor");
		JsonNode services = agent.call("list_services", "{\"limit\":3}").path("structuredContent");
		assertThat(services.path("services")).hasSize(3);
		assertThat(services.path("more").asBoolean()).isTrue();
		String id = services.path("services").path(0).path("id").asString();
		assertThat(result(agent.modern("resources/read", "{\"uri\":\"pagerduty://service/%s\"}".formatted(id)))
			.path("contents")
			.path(0)
			.path("text")
			.asString()).contains(services.path("services").path(0).path("name").asString());
	}

	@Test
	void callsAtOnceThenEachGetsItsOwnAnswer() throws Exception {
		assertThat(Callers.atOnce(20, () -> agent.call("whoami", "{}").path("isError").asBoolean()))
			.containsOnly(false);
	}

}
