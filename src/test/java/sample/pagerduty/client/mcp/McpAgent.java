package sample.pagerduty.client.mcp;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.client.Script;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** An agent with a key, in both eras of the protocol. */
public final class McpAgent {

	private final Http http;

	private final String token;

	public McpAgent(URI home, String token) {
		this.http = new Http(home);
		this.token = token;
	}

	/** With a key that a connected person creates on the page. */
	public static McpAgent of(Browser browser, String purpose) {
		browser.submit(browser.get("/scripts"), "/scripts", Map.of("name", "my agent", "purpose", purpose));
		return new McpAgent(browser.home(), Script.withKeyOn(browser, "/scripts").key());
	}

	String token() {
		return this.token;
	}

	/** Sends a body as it is. */
	HttpResponse<String> send(String body, String... headers) {
		List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + this.token));
		all.addAll(List.of(headers));
		return this.http.sendJson("POST", "/mcp", body, all.toArray(String[]::new));
	}

	/** A request of the older era. */
	public HttpResponse<String> legacy(String method, String params, String... headers) {
		return send("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}".formatted(method, params),
				headers);
	}

	/** A request of the newer era, with all that belongs to it. */
	public HttpResponse<String> modern(String method, String params, String... headers) {
		return modernWith("{}", method, params, headers);
	}

	HttpResponse<String> modernWith(String capabilities, String method, String params, String... headers) {
		return send(modernBody(capabilities, method, params), modernHeaders(method, params, headers));
	}

	/** Sends the same request, and leaves when its answer begins. */
	void modernWithoutWaiting(String capabilities, String method, String params) throws IOException {
		String body = modernBody(capabilities, method, params);
		String[] headers = modernHeaders(method, params, "Authorization", "Bearer " + this.token, "Content-Type",
				"application/json", "Content-Length", String.valueOf(body.length()), "Host",
				this.http.home().getAuthority());
		StringBuilder request = new StringBuilder("POST /mcp HTTP/1.1\r\n");
		for (int i = 0; i < headers.length; i += 2) {
			request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
		}
		try (Socket socket = new Socket(this.http.home().getHost(), this.http.home().getPort())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.append("\r\n").append(body).toString().getBytes(UTF_8));
			assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8)).isEqualTo("HTTP/1.1 200");
		}
	}

	private static String modernBody(String capabilities, String method, String params) {
		ObjectNode all = (ObjectNode) JsonMapper.shared().readTree(params);
		all.putObject("_meta")
			.put("io.modelcontextprotocol/protocolVersion", "2026-07-28")
			.set("io.modelcontextprotocol/clientCapabilities", JsonMapper.shared().readTree(capabilities));
		((ObjectNode) all.path("_meta")).putObject("io.modelcontextprotocol/clientInfo")
			.put("name", "test\nagent")
			.put("version", "1");
		return "{\"jsonrpc\":\"2.0\",\"id\":\"a-1\",\"method\":\"%s\",\"params\":%s}".formatted(method, all);
	}

	private static String[] modernHeaders(String method, String params, String... headers) {
		JsonNode all = JsonMapper.shared().readTree(params);
		List<String> sent = new ArrayList<>(List.of(headers));
		addUnlessThere(sent, "MCP-Protocol-Version", "2026-07-28");
		addUnlessThere(sent, "Mcp-Method", method);
		String name = all.path("name").asString(all.path("uri").asString(""));
		if (!name.isEmpty()) {
			addUnlessThere(sent, "Mcp-Name", name);
		}
		return sent.toArray(String[]::new);
	}

	private static void addUnlessThere(List<String> headers, String name, String value) {
		if (!headers.contains(name)) {
			headers.addAll(List.of(name, value));
		}
	}

	/** The result of a request that succeeds. */
	public static JsonNode result(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		JsonNode json = Http.json(response);
		assertThat(json.path("error").isMissingNode()).as(response.body()).isTrue();
		assertThat(json.path("jsonrpc").asString()).isEqualTo("2.0");
		return json.path("result");
	}

	static int errorCode(HttpResponse<String> response) {
		assertThat(response.body()).doesNotContain("Exception", "\tat ");
		return Http.json(response).path("error").path("code").asInt();
	}

	/** The result of calling a tool in the newer era. */
	public JsonNode call(String tool, String arguments) {
		return result(modern("tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments)));
	}

}
