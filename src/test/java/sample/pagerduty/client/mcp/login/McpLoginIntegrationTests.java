package sample.pagerduty.client.mcp.login;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.MovableClock;
import sample.pagerduty.client.Callers;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.mcp.McpAgent;
import sample.pagerduty.client.mcp.McpCaller;

import static org.assertj.core.api.Assertions.assertThat;

/** The login of an MCP client, and what it refuses. */
class McpLoginIntegrationTests {

	private static final MovableClock clock = new MovableClock(java.time.Clock.systemUTC());

	@RegisterExtension
	static SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock);

	private final Browser browser = app.sample().browser();

	private final Http http = new Http(app.sample().home());

	@BeforeEach
	void connect() {
		clock.forward(Duration.ofMinutes(2)); // a new minute for registrations
		SampleOnFakePagerDuty.login(this.browser);
	}

	@Test
	void metadataThenLeadsFromTheResourceToEveryEndpoint() {
		String home = app.sample().home().toString();
		for (String path : List.of("/.well-known/oauth-protected-resource/mcp",
				"/.well-known/oauth-protected-resource")) {
			JsonNode resource = Http.json(this.http.get(path));
			assertThat(resource.path("resource").asString()).isEqualTo(home + "mcp");
			assertThat(resource.path("authorization_servers").get(0).asString() + "/").isEqualTo(home);
		}
		JsonNode server = Http.json(this.http.get("/.well-known/oauth-authorization-server"));
		assertThat(server.path("issuer").asString() + "/").isEqualTo(home);
		assertThat(server.path("authorization_endpoint").asString()).isEqualTo(home + "mcp/oauth/authorize");
		assertThat(server.path("token_endpoint_auth_methods_supported").get(0).asString()).isEqualTo("none");
		assertThat(server.path("code_challenge_methods_supported").get(0).asString()).isEqualTo("S256");
		assertThat(server.path("authorization_response_iss_parameter_supported").asBoolean()).isTrue();
		assertThat(server.path("client_id_metadata_document_supported").asBoolean()).isTrue();
		assertThat(this.http.get("/.well-known/openid-configuration").statusCode()).isEqualTo(404);
		assertThat(this.http.get("/oauth2/jwks").statusCode()).isEqualTo(404);
		assertThat(this.http.post("/oauth2/introspect", Map.of()).statusCode()).isEqualTo(403);
	}

	@Test
	void loginThenCallsAsThePerson() {
		McpTestClient client = McpTestClient.register(app.sample());
		HttpResponse<String> page = client.ask(this.browser);
		assertThat(page.body()).contains("Inspector", "cannot verify", "localhost:49152", "acme")
			.doesNotContain("mcp:write");
		McpTestClient.Tokens tokens = client.login(this.browser);
		assertThat(tokens.scope()).isEqualTo("mcp");
		McpCaller caller = caller(tokens);
		assertThat(caller.clientName()).isEqualTo("Inspector");
		assertThat(caller.mayWrite()).isFalse();
		assertThat(this.browser.get("/").body()).contains("MCP client", "Inspector");
	}

	private static McpCaller caller(McpTestClient.Tokens tokens) {
		return McpTestClient.caller(app.sample(), tokens.access()).orElseThrow();
	}

	private static boolean isGood(McpTestClient.Tokens tokens) {
		return McpTestClient.caller(app.sample(), tokens.access()).isPresent();
	}

	@Test
	void loginWithoutASessionThenThroughPagerDutyAndBack() {
		McpTestClient client = McpTestClient.register(app.sample());
		Browser stranger = app.sample().browser();
		String connect = Http.location(stranger.get(client.authorizePath()));
		assertThat(connect).startsWith(app.sample().home() + "connect/pagerduty?return=%2Fmcp%2Foauth%2Fauthorize");
		String state = Http.query(URI.create(Http.location(stranger.get(connect)))).get("state");
		String back = Http.location(SampleOnFakePagerDuty.callback(stranger, state));
		assertThat(back).isEqualTo(client.authorizePath());
		assertThat(isGood(client.login(stranger))).isTrue();
	}

	@Test
	void scopesThenUnknownOnesAreDroppedAndNoneMeansReading() {
		McpTestClient client = McpTestClient.register(app.sample());
		for (String scope : List.of("", "offline_access openid", "mcp")) {
			assertThat(client.with("scope", scope).login(this.browser).scope()).isEqualTo("mcp");
		}
	}

	@Test
	void writeWhenTickedThenMayWrite() {
		McpTestClient client = McpTestClient.register(app.sample()).with("scope", "mcp:write");
		HttpResponse<String> page = client.ask(this.browser);
		assertThat(page.body()).contains("value=\"mcp:write\"");
		HttpResponse<String> answer = this.browser.post("/mcp/oauth/authorize", "client_id=" + client.clientId()
				+ "&state=" + Http.encode(McpTestClient.stateIn(page)) + "&scope=mcp&scope=mcp%3Awrite");
		String code = Http.query(URI.create(Http.location(answer))).get("code");
		McpTestClient.Tokens tokens = McpTestClient.tokens(client.exchange(code));
		assertThat(tokens.scope().split(" ")).containsExactlyInAnyOrder("mcp", "mcp:write");
		assertThat(caller(tokens).mayWrite()).isTrue();
		// not ticked
		assertThat(caller(client.login(this.browser)).mayWrite()).isFalse();
	}

	@Test
	void refreshWhenNarrowedThenTheTokenMayDoLess() {
		McpTestClient client = McpTestClient.register(app.sample()).with("scope", "mcp mcp:write");
		HttpResponse<String> page = client.ask(this.browser);
		HttpResponse<String> answer = this.browser.post("/mcp/oauth/authorize", "client_id=" + client.clientId()
				+ "&state=" + Http.encode(McpTestClient.stateIn(page)) + "&scope=mcp&scope=mcp%3Awrite");
		McpTestClient.Tokens tokens = McpTestClient
			.tokens(client.exchange(Http.query(URI.create(Http.location(answer))).get("code")));
		McpTestClient.Tokens narrow = McpTestClient.tokens(this.http.post("/mcp/oauth/token", Map.of("grant_type",
				"refresh_token", "refresh_token", tokens.refresh(), "client_id", client.clientId(), "scope", "mcp")));
		assertThat(caller(narrow).mayWrite()).isFalse();
	}

	@Test
	void cancelThenAccessDeniedWithIssuer() {
		McpTestClient client = McpTestClient.register(app.sample());
		HttpResponse<String> page = client.ask(this.browser);
		HttpResponse<String> answer = this.browser.post("/mcp/oauth/authorize",
				Map.of("client_id", client.clientId(), "state", McpTestClient.stateIn(page)));
		assertThat(Http.location(answer)).startsWith(McpTestClient.REDIRECT_URI);
		assertThat(Http.query(URI.create(Http.location(answer)))).containsEntry("error", "access_denied")
			.containsEntry("state", "st+ate=1")
			.containsKey("iss")
			.doesNotContainKey("code");
	}

	@Test
	void consentThenIsAskedEachTimeAndAnsweredOnce() {
		McpTestClient client = McpTestClient.register(app.sample());
		HttpResponse<String> page = client.ask(this.browser);
		client.allow(this.browser, page);
		HttpResponse<String> again = this.browser.post("/mcp/oauth/authorize",
				Map.of("client_id", client.clientId(), "state", McpTestClient.stateIn(page), "scope", "mcp"));
		assertThat(again.statusCode()).isEqualTo(400);
		assertThat(again.body()).contains("This request has expired");
		client.ask(this.browser);
	}

	@Test
	void consentWhenOtherSiteOrPersonThenRefused() {
		McpTestClient client = McpTestClient.register(app.sample());
		HttpResponse<String> page = client.ask(this.browser);
		// another site knows the client and guesses
		HttpResponse<String> guessed = this.browser.post("/mcp/oauth/authorize",
				Map.of("client_id", client.clientId(), "state", "guessed", "scope", "mcp"));
		assertThat(guessed.statusCode()).isEqualTo(400);
		Map<String, String> allow = Map.of("client_id", client.clientId(), "state", McpTestClient.stateIn(page),
				"scope", "mcp");
		assertThat(Http.location(app.sample().browser().post("/mcp/oauth/authorize", allow)))
			.isEqualTo("/?disconnected=session");
		app.pagerDuty().logInAs("PEVE001", "Eve");
		Browser eve = app.sample().browser();
		SampleOnFakePagerDuty.login(eve);
		assertThat(eve.post("/mcp/oauth/authorize", allow).statusCode()).isEqualTo(400);
		assertThat(eve.get("/mcp/oauth/consent?state=" + Http.encode(McpTestClient.stateIn(page))).statusCode())
			.isEqualTo(400);
		client.allow(this.browser, page);
	}

	@Test
	void consentWhenScopeWasNotAskedForThenRefused() {
		McpTestClient client = McpTestClient.register(app.sample());
		HttpResponse<String> page = client.ask(this.browser);
		HttpResponse<String> answer = this.browser.post("/mcp/oauth/authorize",
				Map.of("client_id", client.clientId(), "state", McpTestClient.stateIn(page), "scope", "mcp:write"));
		assertThat(Http.location(answer)).contains("error=invalid_scope");
	}

	@Test
	void consentPageThenCannotBeFramedAndLeadsToTheClientOnly() {
		McpTestClient client = McpTestClient.register(app.sample());
		String policy = Http.header(client.ask(this.browser), "Content-Security-Policy");
		assertThat(policy).contains("frame-ancestors 'none'", "form-action 'self' https: http://localhost:49152",
				"default-src 'none'");
		assertThat(Http.header(this.browser.get("/"), "Content-Security-Policy")).contains("form-action 'self';");
		assertThat(Http.header(client.ask(this.browser), "X-Frame-Options")).isEqualTo("DENY");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:49152/other", "http://127.0.0.1:49152/callback",
			"http://evil.example/callback", "https://localhost:49152/callback", "http://localhost:49152/callback?x=1",
			"http://localhost:49152/callback#x", "http://localhost:49152@evil.example/callback",
			"http://x@localhost:49152/callback", "http://localhost.evil.example:49152/callback", "javascript:alert(1)",
			"data:text/html,x", "//evil.example/callback", "/callback", "http://localhost:49152/callback/../x",
			"http://localhost:49152\\@evil.example/callback", "http://[::1]:49152/callback" })
	void redirectUriWhenNotTheClientsThenErrorPage(String redirectUri) {
		McpTestClient client = McpTestClient.register(app.sample()).with("redirect_uri", redirectUri);
		HttpResponse<String> answer = this.browser.get(client.authorizePath());
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Location")).isEmpty();
		assertThat(answer.body()).contains("may not send you there");
	}

	@Test
	void redirectUriWhenOnAnotherPortOfLoopbackThenAccepted() {
		McpTestClient client = McpTestClient.register(app.sample())
			.with("redirect_uri", "http://localhost:50001/callback");
		URI answer = client.allow(this.browser, client.ask(this.browser));
		assertThat(answer.getPort()).isEqualTo(50001);
		String code = Http.query(answer).get("code");
		assertThat(McpTestClient.error(client.exchange(code))).isEqualTo("invalid_grant"); // other
																							// port
		McpTestClient.tokens(client.exchange(code, Map.of("redirect_uri", "http://localhost:50001/callback")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "data:text/html,x", "http://evil.example/x", "file:///etc/passwd",
			"https://x.example/#f", "https://u@x.example/", "vbscript:x", "about:blank", "myapp:opaque", "", "/x",
			"http://localhost.evil.example/", "https:///x", "blob:https://x/1", "https://x.example/ä" })
	void registrationWhenRedirectUriIsDangerousThenRefused(String redirectUri) {
		HttpResponse<String> answer = McpTestClient.register(app.sample(), redirectUri);
		assertThat(McpTestClient.error(answer)).isEqualTo("invalid_redirect_uri");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cursor://anysphere.cursor-mcp/oauth/callback", "vscode://ms.vscode/callback",
			"https://x.example/callback", "http://127.0.0.1/callback", "http://[::1]:3000/callback",
			"com.example.app:/callback" })
	void registrationWhenClientsOfTodayThenAccepted(String redirectUri) {
		HttpResponse<String> answer = McpTestClient.register(app.sample(), redirectUri);
		assertThat(answer.statusCode()).isEqualTo(201);
		JsonNode client = Http.json(answer);
		assertThat(client.path("token_endpoint_auth_method").asString()).isEqualTo("none");
		assertThat(client.has("client_secret")).isFalse();
		McpTestClient test = new McpTestClient(app.sample(), client.path("client_id").asString()).with("redirect_uri",
				redirectUri);
		assertThat(test.allow(this.browser, test.ask(this.browser)).toString()).startsWith(redirectUri + "?code=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{", "null", "{\"redirect_uris\":\"x\"}", "{\"redirect_uris\":[{}]}",
			"{\"redirect_uris\":[null]}", "{\"redirect_uris\":[]}" })
	void registrationWhenNotReadableThenErrorWithoutDetails(String json) {
		HttpResponse<String> answer = this.http.postJson("/mcp/oauth/register", json);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(Http.json(answer).path("error").asString()).startsWith("invalid_");
		assertThat(answer.body()).doesNotContain("Exception", "jackson", "sample.");
	}

	@Test
	void registrationWhenFloodedThenBounded() throws Exception {
		List<HttpResponse<String>> answers = Callers.atOnce(60,
				() -> McpTestClient.register(app.sample(), McpTestClient.REDIRECT_URI));
		AtomicInteger accepted = new AtomicInteger();
		for (HttpResponse<String> answer : answers) {
			if (answer.statusCode() == 201) {
				accepted.incrementAndGet();
				continue;
			}
			assertThat(answer.statusCode()).isEqualTo(429);
			assertThat(Http.header(answer, "Retry-After")).isEqualTo("60");
		}
		assertThat(accepted.get()).isEqualTo(20);
		clock.forward(Duration.ofSeconds(61));
		McpTestClient.register(app.sample());
	}

	@Test
	void registrationWhenUnusedForLongThenDeleted() {
		McpTestClient unused = McpTestClient.register(app.sample());
		McpTestClient used = McpTestClient.register(app.sample());
		McpTestClient.Tokens tokens = used.login(this.browser);
		clock.forward(Duration.ofDays(29));
		tokens = McpTestClient.tokens(used.refresh(tokens.refresh()));
		clock.forward(Duration.ofDays(2));
		McpTestClient.register(app.sample());
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get(unused.authorizePath()).body()).contains("This program is not known here");
		McpTestClient.tokens(used.refresh(tokens.refresh()));
	}

	@Test
	void pkceWhenMissingOrPlainThenErrorAtTheClient() {
		McpTestClient client = McpTestClient.register(app.sample());
		for (String method : List.of("", "plain")) {
			String location = Http
				.location(this.browser.get(client.with("code_challenge_method", method).authorizePath()));
			assertThat(location).startsWith(McpTestClient.REDIRECT_URI).contains("error=invalid_request", "iss=");
		}
		String location = Http.location(this.browser.get(client.with("code_challenge", "").authorizePath()));
		assertThat(location).startsWith(McpTestClient.REDIRECT_URI).contains("error=invalid_request");
	}

	@Test
	void verifierWhenWrongOrMissingThenNoToken() {
		McpTestClient client = McpTestClient.register(app.sample());
		String code = client.code(this.browser);
		assertThat(McpTestClient.error(client.exchange(code, Map.of("code_verifier", "x".repeat(43)))))
			.isEqualTo("invalid_grant");
		assertThat(McpTestClient.error(client.exchange(code, Map.of("code_verifier", "")))).isIn("invalid_grant",
				"invalid_request", "invalid_client");
	}

	@Test
	void resourceWhenAnotherThenInvalidTarget() {
		McpTestClient client = McpTestClient.register(app.sample());
		String location = Http
			.location(this.browser.get(client.with("resource", "https://other.example/mcp").authorizePath()));
		assertThat(location).contains("error=invalid_target", "iss=");
		String code = client.with("resource", "").code(this.browser);
		assertThat(McpTestClient.error(client.exchange(code, Map.of("resource", "https://other.example/mcp"))))
			.isEqualTo("invalid_target");
		assertThat(isGood(McpTestClient.tokens(client.exchange(code, Map.of("resource", ""))))).isTrue();
	}

	/** RFC 9728 section 3.3: clients refuse metadata of another URL than theirs. */
	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "[::1]", "localhost" })
	void loginWhenTheClientCallsLoopbackByAnotherNameThenWorks(String host) {
		URI home = URI.create(app.sample().home().toString().replace("localhost", host));
		Http there = new Http(home);
		HttpResponse<String> refusal = there.postJson("/mcp", "{}");
		assertThat(refusal.statusCode()).isEqualTo(401);
		String metadata = home + ".well-known/oauth-protected-resource/mcp";
		assertThat(Http.header(refusal, "WWW-Authenticate")).contains("resource_metadata=\"" + metadata + "\"");
		JsonNode resource = Http.json(there.get(URI.create(metadata).getPath()));
		assertThat(resource.path("resource").asString()).isEqualTo(home + "mcp");
		assertThat(resource.path("authorization_servers").get(0).asString() + "/")
			.isEqualTo(app.sample().home().toString());
		McpTestClient client = McpTestClient.register(app.sample()).with("resource", home + "mcp");
		String code = client.code(this.browser);
		McpTestClient.Tokens tokens = McpTestClient.tokens(client.exchange(code, Map.of("resource", home + "mcp")));
		assertThat(new McpAgent(home, tokens.access()).call("whoami", "{}").path("isError").asBoolean(true)).isFalse();
	}

	@Test
	void loginWhenTheSameClientAsksForMoreThenTheNewGrantReplacesTheOldOne() {
		McpTestClient client = McpTestClient.register(app.sample());
		McpTestClient.Tokens first = client.login(this.browser);
		McpTestClient other = McpTestClient.register(app.sample());
		McpTestClient.Tokens others = other.login(this.browser);
		int grants = grantsOnThePage();
		McpTestClient.Tokens second = client.with("scope", "mcp mcp:write").login(this.browser);
		assertThat(grantsOnThePage()).isEqualTo(grants);
		assertThat(isGood(first)).isFalse();
		assertThat(McpTestClient.error(client.refresh(first.refresh()))).isEqualTo("invalid_grant");
		assertThat(isGood(second)).isTrue();
		assertThat(isGood(others)).isTrue();
	}

	private int grantsOnThePage() {
		return (int) Pattern.compile("action=\"/mcp/oauth/grants/")
			.matcher(this.browser.get("/").body())
			.results()
			.count();
	}

	@Test
	void codeWhenReplayedThenTheGrantEnds() {
		McpTestClient client = McpTestClient.register(app.sample());
		String code = client.code(this.browser);
		McpTestClient.Tokens tokens = McpTestClient.tokens(client.exchange(code));
		assertThat(isGood(tokens)).isTrue();
		clock.forward(Duration.ofMinutes(3));
		assertThat(McpTestClient.error(client.exchange(code))).isEqualTo("invalid_grant");
		assertThat(isGood(tokens)).isFalse();
		assertThat(McpTestClient.error(client.refresh(tokens.refresh()))).isEqualTo("invalid_grant");
	}

	@Test
	void codeWhenSentByManyAtOnceThenOneGetsTokens() throws Exception {
		McpTestClient client = McpTestClient.register(app.sample());
		String code = client.code(this.browser);
		List<HttpResponse<String>> answers = Callers.atOnce(8, () -> client.exchange(code));
		assertThat(answers.stream().filter((answer) -> answer.statusCode() == 200).count()).isLessThanOrEqualTo(1);
		assertThat(answers).allSatisfy((answer) -> assertThat(answer.statusCode()).isIn(200, 400));
	}

	@Test
	void codeWhenExpiredOrOfAnotherClientThenRefused() {
		McpTestClient client = McpTestClient.register(app.sample());
		String code = client.code(this.browser);
		McpTestClient other = McpTestClient.register(app.sample());
		assertThat(McpTestClient.error(client.exchange(code, Map.of("client_id", other.clientId()))))
			.isEqualTo("invalid_grant");
		assertThat(McpTestClient.error(client.exchange(code))).isEqualTo("invalid_grant");
		String late = client.code(this.browser);
		clock.forward(Duration.ofSeconds(61));
		assertThat(McpTestClient.error(client.exchange(late))).isEqualTo("invalid_grant");
	}

	@Test
	void refreshThenRotatesAndAReplayEndsTheGrant() {
		McpTestClient client = McpTestClient.register(app.sample());
		McpTestClient.Tokens first = client.login(this.browser);
		clock.forward(Duration.ofMinutes(61));
		assertThat(isGood(first)).isFalse();
		McpTestClient.Tokens second = McpTestClient.tokens(client.refresh(first.refresh()));
		assertThat(second.refresh()).isNotEqualTo(first.refresh());
		assertThat(isGood(second)).isTrue();
		assertThat(McpTestClient.error(client.refresh(first.refresh()))).isEqualTo("invalid_grant");
		assertThat(isGood(second)).isFalse();
		assertThat(McpTestClient.error(client.refresh(second.refresh()))).isEqualTo("invalid_grant");
	}

	@Test
	void refreshWhenSentByManyAtOnceThenAtMostOneSucceeds() throws Exception {
		McpTestClient client = McpTestClient.register(app.sample());
		McpTestClient.Tokens tokens = client.login(this.browser);
		List<HttpResponse<String>> answers = Callers.atOnce(8, () -> client.refresh(tokens.refresh()));
		assertThat(answers.stream().filter((answer) -> answer.statusCode() == 200).count()).isEqualTo(1);
		assertThat(answers).allSatisfy((answer) -> assertThat(answer.statusCode()).isIn(200, 400));
	}

	@Test
	void refreshWhenByAnotherClientOrTooLateThenRefused() {
		McpTestClient client = McpTestClient.register(app.sample());
		McpTestClient.Tokens tokens = client.login(this.browser);
		McpTestClient other = McpTestClient.register(app.sample());
		assertThat(McpTestClient.error(other.refresh(tokens.refresh()))).isEqualTo("invalid_grant");
		clock.forward(Duration.ofDays(31));
		assertThat(McpTestClient.error(client.refresh(tokens.refresh()))).isEqualTo("invalid_grant");
	}

	@Test
	void revocationThenTheGrantEnds() {
		McpTestClient client = McpTestClient.register(app.sample());
		McpTestClient.Tokens tokens = client.login(this.browser);
		McpTestClient other = McpTestClient.register(app.sample());
		assertThat(other.revoke(tokens.refresh()).statusCode()).isEqualTo(400);
		assertThat(isGood(tokens)).isTrue();
		assertThat(client.revoke(tokens.refresh()).statusCode()).isEqualTo(200);
		assertThat(isGood(tokens)).isFalse();
		assertThat(client.revoke("unknown").statusCode()).isEqualTo(200);
		McpTestClient.Tokens again = client.login(this.browser);
		assertThat(client.revoke(again.access()).statusCode()).isEqualTo(200);
		assertThat(McpTestClient.error(client.refresh(again.refresh()))).isEqualTo("invalid_grant");
	}

	@Test
	void withdrawThenEndsAtOnceAndForItsOwnerOnly() {
		McpTestClient client = McpTestClient.register(app.sample());
		app.forgetConnection();
		SampleOnFakePagerDuty.login(this.browser);
		McpTestClient.Tokens tokens = client.login(this.browser);
		HttpResponse<String> home = this.browser.get("/");
		Matcher form = Pattern.compile("action=\"(/mcp/oauth/grants/[^\"]+)\"").matcher(home.body());
		assertThat(form.find()).isTrue();
		assertThat(this.browser.post(form.group(1), "").statusCode()).isEqualTo(403);
		app.pagerDuty().logInAs("PEVE002", "Eve");
		Browser eve = app.sample().browser();
		SampleOnFakePagerDuty.login(eve);
		eve.submit(eve.get("/"), form.group(1), Map.of());
		assertThat(isGood(tokens)).isTrue();
		assertThat(this.browser.submit(home, form.group(1), Map.of()).statusCode()).isEqualTo(302);
		assertThat(isGood(tokens)).isFalse();
		assertThat(McpTestClient.error(client.refresh(tokens.refresh()))).isEqualTo("invalid_grant");
		assertThat(this.browser.get("/").body()).doesNotContain("Inspector");
	}

	@Test
	void disconnectThenEveryGrantEnds() {
		McpTestClient client = McpTestClient.register(app.sample());
		McpTestClient.Tokens tokens = client.login(this.browser);
		this.browser.submit(this.browser.get("/"), "/disconnect", Map.of());
		assertThat(isGood(tokens)).isFalse();
		assertThat(McpTestClient.error(client.refresh(tokens.refresh()))).isEqualTo("invalid_grant");
	}

	@Test
	void tokenEndpointWhenNoKnownClientThenInvalidClient() {
		McpTestClient stranger = new McpTestClient(app.sample(), "unknown");
		assertThat(McpTestClient.error(stranger.exchange("x"))).isEqualTo("invalid_client");
		assertThat(McpTestClient.error(stranger.refresh("x"))).isEqualTo("invalid_client");
		assertThat(McpTestClient.error(this.http.post("/mcp/oauth/token", Map.of("grant_type", "refresh_token"))))
			.isEqualTo("invalid_client");
		assertThat(this.http.get("/mcp/oauth/token").statusCode()).isEqualTo(405);
		assertThat(this.http.get("/mcp/oauth/register").statusCode()).isEqualTo(405);
	}

	@Test
	void tokensWhenOfAnotherKindThenOpenNothing() {
		for (String token : List.of(FakePagerDuty.ACCESS_TOKEN, "pdsk_" + "x".repeat(43), "pdma_" + "x".repeat(43), "",
				"sha256:x")) {
			assertThat(McpTestClient.caller(app.sample(), token)).isEmpty();
		}
		McpTestClient client = McpTestClient.register(app.sample());
		McpTestClient.Tokens tokens = client.login(this.browser);
		assertThat(McpTestClient.caller(app.sample(), tokens.refresh())).isEmpty();
		assertThat(this.http.get("/api/token", "Authorization", "Bearer " + tokens.access()).statusCode())
			.isEqualTo(401);
	}

	@Test
	void requestObjectsThenRefused() {
		McpTestClient client = McpTestClient.register(app.sample());
		assertThat(this.browser.get(client.authorizePath() + "&request_uri=urn:x").statusCode()).isEqualTo(400);
	}

}
