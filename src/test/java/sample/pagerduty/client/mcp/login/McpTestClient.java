package sample.pagerduty.client.mcp.login;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.config.Sha256;
import sample.pagerduty.client.mcp.McpCaller;
import sample.pagerduty.client.mcp.McpTokens;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** An MCP client with a login as its specification describes it. */
public final class McpTestClient {

	static final String REDIRECT_URI = "http://localhost:49152/callback";

	private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");

	private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

	private final RunningSample sample;

	private final Http http;

	private final String clientId;

	private final Map<String, String> changes = new LinkedHashMap<>();

	McpTestClient(RunningSample sample, String clientId) {
		this.sample = sample;
		this.http = new Http(sample.home());
		this.clientId = clientId;
	}

	/** Registers a client. */
	public static McpTestClient register(RunningSample sample) {
		HttpResponse<String> answer = register(sample, REDIRECT_URI);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return new McpTestClient(sample, Http.json(answer).path("client_id").asString());
	}

	static HttpResponse<String> register(RunningSample sample, String redirectUri) {
		return new Http(sample.home()).postJson("/mcp/oauth/register",
				"""
						{"client_name":"Inspector","redirect_uris":["%s"],"grant_types":["authorization_code","refresh_token"],
						"response_types":["code"],"token_endpoint_auth_method":"client_secret_post","scope":"mcp offline_access"}
						"""
					.formatted(redirectUri));
	}

	/** The same client, talking to another replica. */
	public McpTestClient at(RunningSample replica) {
		return new McpTestClient(replica, this.clientId);
	}

	public String clientId() {
		return this.clientId;
	}

	/** Changes a parameter of the authorization request; an empty value removes it. */
	McpTestClient with(String parameter, String value) {
		this.changes.put(parameter, value);
		return this;
	}

	/** The path of the authorization request. */
	public String authorizePath() {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("response_type", "code");
		parameters.put("client_id", this.clientId);
		parameters.put("redirect_uri", REDIRECT_URI);
		parameters.put("state", "st+ate=1");
		parameters.put("scope", "mcp");
		parameters.put("resource", this.sample.home() + "mcp");
		parameters.put("code_challenge", challenge());
		parameters.put("code_challenge_method", "S256");
		parameters.putAll(this.changes);
		parameters.values().removeIf(String::isEmpty);
		return "/mcp/oauth/authorize?" + Http.form(parameters);
	}

	private String challenge() {
		return Sha256.base64Url(this.verifier);
	}

	/** Sends a browser that is connected to the page with the question. */
	HttpResponse<String> ask(Browser browser) {
		HttpResponse<String> answer = browser.get(authorizePath());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
		HttpResponse<String> page = browser.get(Http.location(answer));
		assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
		return page;
	}

	static String stateIn(HttpResponse<String> page) {
		Matcher state = STATE.matcher(page.body());
		assertThat(state.find()).isTrue();
		return state.group(1);
	}

	/** Presses Allow, and returns where the browser is sent. */
	URI allow(Browser browser, HttpResponse<String> page) {
		HttpResponse<String> answer = browser.post("/mcp/oauth/authorize",
				Map.of("client_id", this.clientId, "state", stateIn(page), "scope", "mcp"));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
		return URI.create(Http.location(answer));
	}

	/** Gets a code. */
	public String code(Browser browser) {
		URI answer = allow(browser, ask(browser));
		assertThat(answer.toString()).startsWith(REDIRECT_URI + "?");
		Map<String, String> parameters = Http.query(answer);
		assertThat(parameters).containsEntry("state", "st+ate=1")
			.containsEntry("iss", this.sample.home().toString().replaceFirst("/$", ""));
		return parameters.get("code");
	}

	public HttpResponse<String> exchange(String code) {
		return exchange(code, Map.of());
	}

	HttpResponse<String> exchange(String code, Map<String, String> changes) {
		Map<String, String> form = new LinkedHashMap<>(
				Map.of("grant_type", "authorization_code", "code", code, "client_id", this.clientId, "redirect_uri",
						REDIRECT_URI, "code_verifier", this.verifier, "resource", this.sample.home() + "mcp"));
		form.putAll(changes);
		form.values().removeIf(String::isEmpty);
		return this.http.post("/mcp/oauth/token", form);
	}

	/** Logs in from beginning to end. */
	public Tokens login(Browser browser) {
		return tokens(exchange(code(browser)));
	}

	public HttpResponse<String> refresh(String refreshToken) {
		return this.http.post("/mcp/oauth/token",
				Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", this.clientId));
	}

	HttpResponse<String> revoke(String token) {
		return this.http.post("/mcp/oauth/revoke", Map.of("token", token, "client_id", this.clientId));
	}

	public static Tokens tokens(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(Http.header(answer, "Cache-Control")).contains("no-store");
		JsonNode json = Http.json(answer);
		return new Tokens(json.path("access_token").asString(), json.path("refresh_token").asString(),
				json.path("scope").asString());
	}

	/** An error of the token endpoint. */
	static String error(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 401);
		return Http.json(answer).path("error").asString();
	}

	/** Whom a token opens the MCP server for. */
	public static Optional<McpCaller> caller(RunningSample sample, String token) {
		return sample.context()
			.getBeansOfType(McpTokens.class)
			.values()
			.stream()
			.flatMap((tokens) -> tokens.find(token).stream())
			.findFirst();
	}

	/** What a login gives. */
	public record Tokens(String access, String refresh, String scope) {

	}

}
