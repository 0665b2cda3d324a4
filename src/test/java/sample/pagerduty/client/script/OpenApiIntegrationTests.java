package sample.pagerduty.client.script;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.MovableClock;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;
import sample.pagerduty.client.agent.Agent;
import sample.pagerduty.client.mcp.McpAgent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the API, compared with what the API answers. */
class OpenApiIntegrationTests {

	private static final MovableClock clock = new MovableClock(Clock.systemUTC());

	@RegisterExtension
	static SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock,
			Map.of("PD_AGENT_API_KEYS", Agent.KEYS, "PD_SCOPES", "openid users.read services.read incidents.read"));

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final Http anyone = new Http(app.sample().home());

	private final JsonNode document = Http.json(this.anyone.get("/api/openapi.json"));

	private static Browser connected() {
		Browser browser = app.sample().browser();
		pagerDuty.answerWithScopes("openid users.read services.read incidents.read");
		SampleOnFakePagerDuty.login(browser);
		return browser;
	}

	/** Checks status, content type, headers and body of an answer. */
	private HttpResponse<String> check(String method, String path, HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		JsonNode answer = this.document.path("paths")
			.path(path)
			.path(method)
			.path("responses")
			.path(String.valueOf(status));
		assertThat(answer.isObject()).as("%s %s: %d is not described", method, path, status).isTrue();
		answer.path("headers")
			.forEachEntry((name, header) -> assertThat(Http.header(response, name)).as(name).isNotEmpty());
		String type = Http.header(response, "Content-Type").replaceFirst(";.*", "");
		JsonNode schema = answer.path("content").path(type).path("schema");
		assertThat(schema.isObject()).as("%s %s %d: %s is not described", method, path, status, type).isTrue();
		if (type.endsWith("json")) {
			assertThat(schema(schema).validate(response.body(), InputFormat.JSON)).as(response.body()).isEmpty();
		}
		return response;
	}

	private Schema schema(JsonNode schema) {
		ObjectNode complete = ((ObjectNode) schema.deepCopy());
		complete.set("components", this.document.path("components"));
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(complete.toString(), InputFormat.JSON);
	}

	@Test
	void documentThenAnyoneReadsItAndItsReferencesLead() {
		HttpResponse<String> response = check("get", "/api/openapi.json", this.anyone.get("/api/openapi.json"), 200);
		assertThat(this.document.path("openapi").asString()).isEqualTo("3.1.1");
		this.document.findValuesAsString("$ref")
			.forEach((reference) -> assertThat(this.document.at(reference.substring(1)).isObject()).as(reference)
				.isTrue());
		Set<String> ids = new TreeSet<>();
		this.document.findValuesAsString("operationId").forEach((id) -> assertThat(ids.add(id)).as(id).isTrue());
		assertThat(response.body()).doesNotContain(FakePagerDuty.CLIENT_ID);
	}

	@Test
	void tokenThenEachAnswerIsDescribed() {
		Script script = Script.of(connected());
		check("get", "/api/token", script.ask(""), 200);
		for (TokenFormat format : TokenFormat.values()) {
			check("get", "/api/token", script.ask("?format=" + format.name().toLowerCase(Locale.ROOT)), 200);
		}
		check("get", "/api/token", script.ask("?format=x"), 400);
		check("get", "/api/token", script.ask("?min_validity=999999999"), 400);
		check("get", "/api/token", this.anyone.get("/api/token"), 401);
		check("get", "/api/token", new Script(app.sample().home(), "pdsk_x").ask(""), 401);
		clock.forward(Duration.ofHours(1));
		pagerDuty.answerRefresh(FakePagerDuty.error(503, "{}"));
		check("get", "/api/token", script.ask("?min_validity=86000"), 503);
		pagerDuty.answerRefresh(FakePagerDuty.error(400, "{\"error\":\"invalid_grant\"}"));
		check("get", "/api/token", script.ask("?min_validity=86000"), 403);
	}

	@Test
	void tokenThenItsFormatsAndProblemsAreTheRealOnes() {
		JsonNode operation = this.document.path("paths").path("/api/token").path("get");
		assertThat(operation.path("parameters").findValuesAsString("name")).containsExactlyInAnyOrder("min_validity",
				"refused", "format");
		assertThat(
				operation.path("parameters").path(2).path("schema").path("enum").valueStream().map(JsonNode::asString))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(TokenFormat.values())
				.map((format) -> format.name().toLowerCase(Locale.ROOT))
				.toList());
		Set<String> described = new TreeSet<>();
		operation.path("responses")
			.forEachEntry((status, answer) -> answer.path("content")
				.path("application/problem+json")
				.path("schema")
				.path("allOf")
				.path(1)
				.path("properties")
				.path("type")
				.path("enum")
				.forEach((type) -> described.add(status + " " + type.asString())));
		assertThat(described).containsExactlyInAnyOrderElementsOf(Arrays.stream(TokenApiProblem.values())
			.filter((problem) -> problem != TokenApiProblem.NOT_FOUND)
			.map((problem) -> problem.status().value() + " " + problem.type())
			.toList());
	}

	@Test
	void agentCallsThenEachAnswerIsDescribed() {
		Agent agent = new Agent(app.sample().home(), Agent.KEY);
		check("get", "/v1/health", this.anyone.get("/v1/health"), 200);
		check("post", "/v1/auth/authorize", this.anyone.postJson("/v1/auth/authorize", "{}"), 401);
		check("post", "/v1/auth/authorize", agent.post("/v1/auth/authorize", "{"), 400);
		HttpResponse<String> started = check("post", "/v1/auth/authorize", agent.start("users.read services.read"),
				200);
		JsonNode pending = Http.json(started);
		String id = pending.path("id").asString();
		check("get", "/v1/auth/status", agent.status(id, 0), 200);
		check("get", "/v1/auth/status", agent.status("x", 0), 404);
		check("post", "/v1/tools/execute", agent.post("/v1/tools/execute",
				"{\"tool_name\":\"%s\",\"user_id\":\"nobody\"}".formatted(firstTool(agent))), 403);
		Agent.allow(connected(), pending);
		assertThat(check("get", "/v1/auth/status", agent.status(id, 0), 200).body()).contains("completed");
		agent.start("users.read services.read");
		Awaitility.await()
			.until(() -> connected().get("/activity?kind=agent&result=ok").body().contains("my-agent</bdi>"));
		check("post", "/v1/tools/execute",
				agent.post("/v1/tools/execute", "{\"tool_name\":\"no.such\",\"user_id\":\"x\"}"), 404);
		JsonNode refused = Agent
			.pendingIn(agent.post("/v1/auth/authorize", Agent.request("users.read", "another", "")));
		Agent.cancel(connected(), refused);
		check("get", "/v1/auth/status", agent.status(refused.path("id").asString(), 0), 410);
	}

	@Test
	void documentThenHasEveryCall() {
		Set<String> mapped = new TreeSet<>();
		app.sample()
			.context()
			.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.keySet()
			.forEach((mapping) -> mapping.getPatternValues()
				.stream()
				.filter((path) -> path.startsWith("/v1/") || path.equals("/mcp")
						|| (path.startsWith("/api/") && !path.startsWith("/api/terminal")))
				.forEach((path) -> mapped.add(methodOf(mapping) + " " + path)));
		Set<String> described = new TreeSet<>();
		this.document.path("paths")
			.forEachEntry(
					(path, calls) -> calls.propertyNames().forEach((method) -> described.add(method + " " + path)));
		assertThat(described).isEqualTo(mapped);
	}

	/** The MCP server answers all methods, to say that it has POST only. */
	private static String methodOf(RequestMappingInfo mapping) {
		return mapping.getMethodsCondition()
			.getMethods()
			.stream()
			.findFirst()
			.map((method) -> method.name().toLowerCase(Locale.ROOT))
			.orElse("post");
	}

	@Test
	void agentToolFormsThenEachAnswerIsDescribed() {
		Agent agent = new Agent(app.sample().home(), Agent.KEY);
		String name = firstTool(agent);
		check("get", "/v1/tools", agent.get("/v1/tools?include_format=openai&user_id=x"), 200);
		check("get", "/v1/tools", agent.get("/v1/tools?limit=x"), 400);
		check("get", "/v1/tools/{name}", agent.get("/v1/tools/" + name), 200);
		check("get", "/v1/tools/{name}", agent.get("/v1/tools/Nothing"), 404);
		for (String format : List.of("openai", "anthropic")) {
			check("get", "/v1/formatted_tools", agent.get("/v1/formatted_tools?format=" + format), 200);
			check("get", "/v1/formatted_tools/{name}", agent.get("/v1/formatted_tools/" + name + "?format=" + format),
					200);
		}
		check("get", "/v1/formatted_tools", agent.get("/v1/formatted_tools?format=x"), 400);
		check("get", "/v1/formatted_tools", this.anyone.get("/v1/formatted_tools"), 401);
		check("get", "/v1/formatted_tools/{name}", agent.get("/v1/formatted_tools/Nothing"), 404);
		check("get", "/v1/scheduled_tools", agent.get("/v1/scheduled_tools"), 200);
		String body = "{\"tool_name\":\"%s\",\"user_id\":\"forms\"}".formatted(name);
		check("post", "/v1/tools/authorize", agent.post("/v1/tools/authorize", body), 200);
		check("post", "/v1/tools/authorize", agent.post("/v1/tools/authorize", "{}"), 404);
		check("post", "/v1/tools/authorize", agent.post("/v1/tools/authorize", "{"), 400);
	}

	@Test
	void agentAdministrationThenEachAnswerIsDescribed() {
		Agent agent = new Agent(app.sample().home(), Agent.KEY);
		Agent.allow(connected(), agent.pending("users.read"));
		JsonNode connections = Http
			.json(check("get", "/v1/admin/user_connections", agent.get("/v1/admin/user_connections"), 200));
		check("get", "/v1/admin/user_connections", agent.get("/v1/admin/user_connections?offset=x"), 400);
		check("get", "/v1/admin/auth_providers", agent.get("/v1/admin/auth_providers"), 200);
		check("get", "/v1/admin/auth_providers", this.anyone.get("/v1/admin/auth_providers"), 401);
		String path = "/v1/admin/user_connections/";
		assertThat(agent.send("DELETE", path + connections.path("items").path(0).path("id").asString()).statusCode())
			.isEqualTo(204);
		check("delete", path + "{id}", agent.send("DELETE", path + "x"), 404);
		check("post", "/v1/auth/confirm_user", agent.post("/v1/auth/confirm_user", "{}"), 400);
		check("post", "/v1/auth/confirm_user",
				agent.post("/v1/auth/confirm_user", "{\"flow_id\":\"x\",\"user_id\":\"x\"}"), 404);
	}

	@Test
	void mcpThenEachAnswerIsDescribed() {
		Browser browser = connected();
		McpAgent agent = McpAgent.of(browser, "MCP");
		check("post", "/mcp", agent.modern("tools/list", "{}"), 200);
		check("post", "/mcp", agent.legacy("no/such", "{}"), 200);
		check("post", "/mcp", agent.modern("no/such", "{}"), 404);
		check("post", "/mcp", agent.legacy("ping", "[]"), 200);
		check("post", "/mcp", agent.modern("tools/call", "{}"), 400);
		check("post", "/mcp", agent.legacy("ping", "{}", "Origin", "https://evil.example"), 403);
		check("post", "/mcp", new McpAgent(app.sample().home(), "x").legacy("ping", "{}"), 401);
		check("post", "/mcp", agent.legacy("ping", "{\"x\":\"%s\"}".formatted("x".repeat(1_100_000))), 413);
	}

	private String firstTool(Agent agent) {
		HttpResponse<String> tools = check("get", "/v1/tools", agent.get("/v1/tools"), 200);
		return List.copyOf(Http.json(tools).path("items").findValuesAsString("fully_qualified_name")).get(0);
	}

}
