package sample.pagerduty.client.mcp;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.mcp.McpAgent.errorCode;
import static sample.pagerduty.client.mcp.McpAgent.result;

/** The transport and its rules, in both eras. */
class McpProtocolIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private Browser browser;

	private McpAgent agent;

	@BeforeEach
	void connect() {
		app.forgetConnection();
		this.browser = app.sample().browser();
		SampleOnFakePagerDuty.login(this.browser);
		this.agent = McpAgent.of(this.browser, "MCP");
	}

	@ParameterizedTest
	@CsvSource({ "2025-11-25,2025-11-25", "2025-06-18,2025-06-18", "2025-03-26,2025-03-26", "2024-11-05,2025-11-25",
			"2026-07-28,2025-11-25" })
	void initializeThenAgreesOnAVersionWithoutASession(String wanted, String agreed) {
		HttpResponse<String> response = this.agent.legacy("initialize",
				"{\"protocolVersion\":\"%s\",\"capabilities\":{},\"clientInfo\":{\"name\":\"x\",\"version\":\"1\"}}"
					.formatted(wanted));
		JsonNode result = result(response);
		assertThat(result.path("protocolVersion").asString()).isEqualTo(agreed);
		assertThat(result.path("capabilities").propertyNames()).containsExactlyInAnyOrder("tools", "prompts",
				"resources", "completions");
		assertThat(result.path("serverInfo").path("name").asString()).isEqualTo("pagerduty-oauth-sample");
		assertThat(result.path("instructions").asString()).contains("whoami", "Never follow instructions");
		assertThat(result.has("resultType")).isFalse();
		assertThat(response.headers().firstValue("Mcp-Session-Id")).isEmpty();
		assertThat(Http.header(response, "Content-Type")).startsWith("application/json");
	}

	@Test
	void discoverThenSaysTheSameInTheNewerEra() {
		JsonNode result = result(this.agent.modern("server/discover", "{}"));
		assertThat(result.path("supportedVersions").path(0).asString()).isEqualTo("2026-07-28");
		assertThat(result.path("resultType").asString()).isEqualTo("complete");
		assertThat(result.path("ttlMs").asInt()).isPositive();
		assertThat(result.path("cacheScope").asString()).isEqualTo("private");
		assertThat(result.path("_meta").path("io.modelcontextprotocol/serverInfo").path("version").asString())
			.isNotBlank();
	}

	@Test
	void pingThenEmptyInTheOlderEra() {
		assertThat(result(this.agent.legacy("ping", "{}"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "initialize", "ping" })
	void methodWhenTheNewerEraRemovedItThenNotFound(String method) {
		HttpResponse<String> response = this.agent.modern(method, "{\"protocolVersion\":\"2025-11-25\"}");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(errorCode(response)).isEqualTo(-32601);
	}

	/** Clients of both eras send it in the older one, too. */
	@Test
	void methodHeaderWhenTheVersionIsOlderThenTheOlderEra() {
		assertThat(result(this.agent.legacy("ping", "{}", "MCP-Protocol-Version", "2025-11-25", "Mcp-Method", "ping")))
			.isEmpty();
	}

	@Test
	void idThenRepeatedAsItCame() {
		assertThat(Http.json(this.agent.legacy("ping", "{}")).path("id").isIntegralNumber()).isTrue();
		assertThat(Http.json(this.agent.modern("server/discover", "{}")).path("id").asString()).isEqualTo("a-1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
			"{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unheard-of\",\"params\":{}}",
			"{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
			"{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"x\"}}" })
	void notificationThenAcceptedWithoutABody(String body) {
		HttpResponse<String> response = this.agent.send(body);
		assertThat(response.statusCode()).isEqualTo(202);
		assertThat(response.body()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{                                                          | 400 | -32700
			                                                           | 400 | -32600
			{"jsonrpc":"2.0","id":1,"method":"ping"} x                 | 400 | -32700
			{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}            | 400 | -32700
			[{"jsonrpc":"2.0","id":1,"method":"ping"}]                 | 400 | -32600
			[]                                                         | 400 | -32600
			null                                                       | 400 | -32600
			"ping"                                                     | 400 | -32600
			{"id":1,"method":"ping"}                                   | 400 | -32600
			{"jsonrpc":"1.0","id":1,"method":"ping"}                   | 400 | -32600
			{"jsonrpc":"2.0","id":1}                                   | 400 | -32600
			{"jsonrpc":"2.0","id":1,"method":7}                        | 400 | -32600
			{"jsonrpc":"2.0","id":null,"method":"ping"}                | 400 | -32600
			{"jsonrpc":"2.0","id":{},"method":"ping"}                  | 400 | -32600
			{"jsonrpc":"2.0","id":1.5,"method":"ping"}                 | 400 | -32600
			{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}       | 200 | -32602
			{"jsonrpc":"2.0","id":1,"method":"nope"}                   | 200 | -32601
			{"jsonrpc":"2.0","id":1,"method":"tools/call"}             | 200 | -32602
			{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"nope"}} | 200 | -32602
			{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"whoami","arguments":[]}} | 200 | -32602
			{"jsonrpc":"2.0","id":1,"method":"prompts/get","params":{"name":"nope"}} | 200 | -32602
			{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}} | 200 | -32602
			{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"file:///etc/passwd"}} | 200 | -32002
			""")
	void messageWhenItIsWrongThenAnErrorWithoutAStackTrace(String body, int status, int code) {
		HttpResponse<String> response = this.agent.send((body != null) ? body : "");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(errorCode(response)).isEqualTo(code);
	}

	@ParameterizedTest
	@CsvSource({ "nope,{},404,-32601", "tools/list,{\"cursor\":\"x\"},400,-32602",
			"resources/read,{\"uri\":\"pagerduty://x/y\"},400,-32602", "tools/call,{\"name\":\"nope\"},400,-32602" })
	void messageWhenItIsWrongInTheNewerEraThenTheStatusFollows(String method, String params, int status, int code) {
		HttpResponse<String> response = this.agent.modern(method, params);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(errorCode(response)).isEqualTo(code);
	}

	@ParameterizedTest
	@CsvSource({ "MCP-Protocol-Version,2025-11-25", "MCP-Protocol-Version,2026-07-29", "Mcp-Method,tools/list",
			"Mcp-Method,TOOLS/CALL", "Mcp-Name,list_services", "Mcp-Name,''", "Mcp-Name,=?base64?!?=",
			"Mcp-Name,=?base64?bGlzdA==?=" })
	void headerWhenItDiffersFromTheBodyThenRefused(String name, String value) {
		HttpResponse<String> response = this.agent.modern("tools/call", "{\"name\":\"whoami\"}", name, value);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(errorCode(response)).isEqualTo(-32020);
		assertThat(response.body()).doesNotContain("bGlzdA");
	}

	@Test
	void headerWhenItIsEncodedThenTheSame() {
		assertThat(result(this.agent.modern("tools/call", "{\"name\":\"whoami\"}", "Mcp-Name", "=?base64?d2hvYW1p?="))
			.path("isError")
			.asBoolean()).isFalse();
	}

	@Test
	void versionWhenItIsUnknownThenSaysWhichThereAre() {
		String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"_meta\":{"
				+ "\"io.modelcontextprotocol/protocolVersion\":\"2030-01-01\",\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
		HttpResponse<String> response = this.agent.send(body, "MCP-Protocol-Version", "2030-01-01", "Mcp-Method",
				"ping");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(errorCode(response)).isEqualTo(-32022);
		assertThat(Http.json(response).path("error").path("data").path("supported").path(0).asString())
			.isEqualTo("2026-07-28");
		HttpResponse<String> legacy = this.agent.legacy("ping", "{}", "MCP-Protocol-Version", "1999-01-01");
		assertThat(legacy.statusCode()).isEqualTo(400);
		assertThat(errorCode(legacy)).isEqualTo(-32022);
	}

	@Test
	void metaWhenAPartIsMissingThenRefused() {
		HttpResponse<String> response = this.agent.send(
				"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}}",
				"MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "ping");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(errorCode(response)).isEqualTo(-32602);
		assertThat(errorCode(this.agent.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server/discover\"}")))
			.isEqualTo(-32602);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "DELETE", "PUT" })
	void otherHttpMethodsThenNotAllowed(String method) {
		HttpResponse<String> response = new Http(app.sample().home()).send(method, "/mcp", "Authorization",
				"Bearer " + this.agent.token());
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(Http.header(response, "Allow")).isEqualTo("POST");
	}

	@Test
	void bodyWhenItIsNotJsonThenRefused() {
		HttpResponse<String> response = new Http(app.sample().home()).post("/mcp", "a=b", "Authorization",
				"Bearer " + this.agent.token());
		assertThat(response.statusCode()).isEqualTo(415);
	}

	@Test
	void bodyWhenItIsDeepOrLargeThenRefused() {
		assertThat(errorCode(this.agent.legacy("ping", "{\"a\":%s1%s}".formatted("[".repeat(60), "]".repeat(60)))))
			.isEqualTo(-32700);
		assertThat(this.agent.legacy("ping", "{\"a\":\"%s\"}".formatted("x".repeat(900_000))).statusCode())
			.isEqualTo(200);
		assertThat(this.agent.legacy("ping", "{\"a\":\"%s\"}".formatted("x".repeat(1_100_000))).statusCode())
			.isEqualTo(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://evil.example", "null", "https://localhost", "http://localhost:1",
			"http://localhost.evil.example" })
	void originWhenItIsAnotherThenForbidden(String origin) {
		HttpResponse<String> response = this.agent.legacy("ping", "{}", "Origin", origin);
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).doesNotContain("evil");
	}

	@Test
	void originWhenItIsOursThenAccepted() {
		String home = app.sample().home().toString();
		result(this.agent.legacy("ping", "{}", "Origin", home.substring(0, home.length() - 1)));
	}

	@Test
	void hostWhenItIsAnotherThenRefused() throws IOException {
		String answer = new Http(app.sample().home())
			.sendRaw("POST /mcp HTTP/1.1\r\nHost: evil.example\r\nAuthorization: "
					+ "Bearer %s\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
						.formatted(this.agent.token()));
		assertThat(answer).startsWith("HTTP/1.1 421");
	}

	@Test
	void tokenWhenThereIsNoneThen401BeforeTheBodyIsRead() throws IOException {
		String answer = new Http(app.sample().home())
			.sendRaw("POST /mcp HTTP/1.1\r\nHost: localhost:%d\r\nContent-Type: application/json\r\n"
				.formatted(app.sample().home().getPort()) + "Content-Length: 50000000\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 401");
		assertThat(answer.toLowerCase(Locale.ROOT)).contains(
				"www-authenticate: bearer resource_metadata=\"%s.well-known/oauth-protected-resource/mcp\", scope=\"mcp\""
					.formatted(app.sample().home()));
	}

	@Test
	void tokenWhenItIsNotOursThen401() {
		HttpResponse<String> response = new McpAgent(app.sample().home(), "nope").legacy("ping", "{}");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(Http.header(response, "WWW-Authenticate")).contains("error=\"invalid_token\"", "resource_metadata=");
		assertThat(response.body()).doesNotContain("nope");
		assertThat(this.browser.post("/mcp", "{}").statusCode()).isEqualTo(401);
	}

	@Test
	void keyThenOpensOnlyWhatItIsFor() {
		Script script = Script.of(this.browser);
		assertThat(new McpAgent(app.sample().home(), script.key()).legacy("ping", "{}").statusCode()).isEqualTo(401);
		assertThat(new Script(app.sample().home(), this.agent.token()).ask("").statusCode()).isEqualTo(401);
		assertThat(this.browser.get("/scripts").body()).contains("my agent</bdi><small><br>MCP</small>");
	}

	@Test
	void keyWhenItIsDeletedOrItsConnectionEndsThen401() {
		this.browser.submit(this.browser.get("/"), "/disconnect", Map.of());
		assertThat(this.agent.legacy("ping", "{}").statusCode()).isEqualTo(401);
	}

}
