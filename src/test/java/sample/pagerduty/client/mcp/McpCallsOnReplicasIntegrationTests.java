package sample.pagerduty.client.mcp;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.mcp.login.McpTestClient;
import tools.jackson.databind.JsonNode;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.mcp.McpAgent.result;

/** An agent whose every request goes to the other replica. */
class McpCallsOnReplicasIntegrationTests {

	private static final int ROUNDS = 20;

	@Test
	void callsWhenEachGoesToTheOtherReplicaThenNoneFails() throws Exception {
		int port = RunningSample.freePort();
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			Map<String, String> settings = new HashMap<>(pagerDuty.configuration("PD_REDIRECT_URI",
					"http://localhost:%d/callback".formatted(port), "PD_BIND_ADDRESS", "127.0.0.1"));
			settings.putAll(TestPostgres.shared().createDatabase().configuration());
			Map<String, String> otherSettings = new HashMap<>(settings);
			otherSettings.put("PD_BIND_ADDRESS", "::1");
			pagerDuty.answerWithScopes("openid users.read services.read");
			try (RunningSample first = RunningSample.start(settings);
					RunningSample second = RunningSample.start(otherSettings)) {
				Browser browser = first.browser();
				SampleOnFakePagerDuty.login(browser);
				String token = McpTestClient.register(first).login(browser).access();
				URI other = URI.create("http://[::1]:%d/".formatted(port));
				McpAgent[] agents = { new McpAgent(first.home(), token), new McpAgent(other, token) };
				assertThat(second.context().isActive()).isTrue();
				callInTurn(agents);
				connectAtOneAndWaitAtTheOther(agents, browser, pagerDuty);
			}
		}
	}

	private static void callInTurn(McpAgent[] agents) {
		JsonNode tools = result(agents[0].modern("tools/list", "{}"));
		for (int i = 0; i < ROUNDS; i++) {
			McpAgent agent = agents[i % 2];
			assertThat(agent.call("whoami", "{}").path("isError").asBoolean(true)).isFalse();
			assertThat(result(agent.modern("tools/list", "{}"))).isEqualTo(tools);
			result(agent.legacy("initialize", "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}"));
		}
	}

	private static void connectAtOneAndWaitAtTheOther(McpAgent[] agents, Browser browser, FakePagerDuty pagerDuty)
			throws Exception {
		String call = "\"name\":\"list_incidents\",\"arguments\":{}";
		String canOpenUrls = "{\"elicitation\":{\"url\":{}}}";
		JsonNode asked = result(agents[0].modernWith(canOpenUrls, "tools/call", "{%s}".formatted(call)));
		assertThat(asked.path("resultType").asString()).isEqualTo("input_required");
		String repeat = "{%s,\"inputResponses\":{\"connect\":{\"action\":\"accept\"}},\"requestState\":\"%s\"}"
			.formatted(call, asked.path("requestState").asString());
		CompletableFuture<JsonNode> waiting = CompletableFuture
			.supplyAsync(() -> result(agents[1].modernWith(canOpenUrls, "tools/call", repeat)));
		pagerDuty.answer("/incidents", okJson("{\"incidents\":[{\"id\":\"Q1\",\"title\":\"Down\"}],\"more\":false}"));
		pagerDuty.answerWithScopes("openid users.read services.read incidents.read");
		SampleOnFakePagerDuty.callback(browser, browser.connect("?scope=incidents.read").get("state"));
		JsonNode answer = waiting.get(55, TimeUnit.SECONDS);
		assertThat(answer.path("structuredContent").path("incidents").path(0).path("id").asString()).isEqualTo("Q1");
	}

}
