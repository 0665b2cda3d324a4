package sample.pagerduty.client.mcp;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SandboxLogin;
import sample.pagerduty.client.Callers;
import sample.pagerduty.client.mcp.login.McpTestClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.mcp.McpAgent.errorCode;
import static sample.pagerduty.client.mcp.McpAgent.result;

/** Two people on one app, of whom one attacks the other, and many calls. */
class McpAttacksIntegrationTests {

	private static final String CAN_OPEN_URLS = "{\"elicitation\":{\"url\":{}}}";

	private static final String NEEDS_SCOPE = "{\"name\":\"list_teams\",\"arguments\":{}}";

	private static final int CALLERS = 8;

	private static final int CALLS = 1000;

	private static RunningSample sample;

	private static Browser ines;

	private static Browser maya;

	@BeforeAll
	static void start() throws IOException {
		sample = RunningSample.start(Map.of());
		ines = SandboxLogin.connect(sample, SandboxLogin.ADMIN);
		maya = SandboxLogin.connect(sample, SandboxLogin.OTHER);
	}

	@AfterAll
	static void stop() throws IOException {
		sample.close();
	}

	private static McpAgent agentOf(Browser browser) {
		return new McpAgent(sample.home(), McpTestClient.register(sample).login(browser).access());
	}

	private static String nameOf(McpAgent agent) {
		return agent.call("whoami", "{}").path("structuredContent").path("user").path("name").asString();
	}

	@Test
	void tokenThenOfThePersonWhoAllowedWhateverElseIsSent() {
		McpAgent agent = agentOf(ines);
		McpAgent other = agentOf(maya);
		assertThat(nameOf(agent)).isEqualTo("Ines Okafor");
		assertThat(nameOf(other)).isEqualTo("Maya Raman");
		HttpCookie session = maya.sessionCookie();
		JsonNode answer = result(agent.legacy("tools/call", "{\"name\":\"whoami\",\"arguments\":{}}", "Cookie",
				session.getName() + "=" + session.getValue()));
		assertThat(answer.toString()).contains("Ines Okafor").doesNotContain("Maya");
		HttpResponse<String> both = agent.legacy("ping", "{}", "Authorization", "Bearer " + other.token());
		assertThat(both.statusCode()).isEqualTo(401);
	}

	@Test
	void requestStateWhenOfAnotherPersonThenRefused() {
		JsonNode asked = result(agentOf(ines).modernWith(CAN_OPEN_URLS, "tools/call", NEEDS_SCOPE));
		assertThat(asked.path("resultType").asString()).isEqualTo("input_required");
		HttpResponse<String> repeated = agentOf(maya).modernWith(CAN_OPEN_URLS, "tools/call",
				"{\"name\":\"list_teams\",\"arguments\":{},\"inputResponses\":{\"connect\":{\"action\":\"accept\"}},"
						+ "\"requestState\":\"%s\"}".formatted(asked.path("requestState").asString()));
		assertThat(repeated.statusCode()).isEqualTo(400);
		assertThat(errorCode(repeated)).isEqualTo(-32602);
	}

	@Test
	void codeAndRefreshTokenWhenStolenByAnotherClientThenNoToken() {
		McpTestClient client = McpTestClient.register(sample);
		McpTestClient thief = McpTestClient.register(sample);
		String code = client.code(ines);
		assertThat(Http.json(thief.exchange(code)).path("error").asString()).isEqualTo("invalid_grant");
		McpTestClient.Tokens tokens = McpTestClient.register(sample).login(ines);
		assertThat(Http.json(thief.refresh(tokens.refresh())).path("error").asString()).isEqualTo("invalid_grant");
		assertThat(nameOf(new McpAgent(sample.home(), tokens.access()))).isEqualTo("Ines Okafor");
	}

	@Test
	void callsWhenThereAreThousandThenAllSucceedInBoundedMemory() throws Exception {
		McpAgent agent = agentOf(ines);
		McpAgent other = agentOf(maya);
		nameOf(agent);
		long before = usedMemory();
		AtomicInteger turn = new AtomicInteger();
		Callable<Integer> caller = () -> {
			int good = 0;
			boolean isInes = turn.getAndIncrement() % 2 == 0;
			for (int i = 0; i < CALLS / CALLERS; i++) {
				good += nameOf(isInes ? agent : other).equals(isInes ? "Ines Okafor" : "Maya Raman") ? 1 : 0;
			}
			return good;
		};
		List<Integer> good = Callers.atOnce(CALLERS, caller);
		assertThat(good.stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALLS);
		assertThat(usedMemory() - before).isLessThan(30_000_000);
	}

	private static long usedMemory() {
		Runtime runtime = Runtime.getRuntime();
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return runtime.totalMemory() - runtime.freeMemory();
	}

}
