package sample.pagerduty.client.agent;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.MovableClock;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Applications ask for tokens of people, and people decide. */
class AgentAuthorizationIntegrationTests {

	private static final String SCOPES = "services.read";

	private static final MovableClock clock = new MovableClock();

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock,
			Map.of("PD_AGENT_API_KEYS", Agent.KEYS, "PD_AGENT_NEXT_URIS", "https://agent.example/done"));

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final URI home = app.sample().home();

	private final Agent agent = new Agent(this.home, Agent.KEY);

	private final Agent other = new Agent(this.home, Agent.OTHER_KEY);

	private final Browser browser = app.sample().browser();

	@BeforeEach
	void forgetConnection() {
		app.forgetConnection();
	}

	private JsonNode allowed(String scopes) {
		JsonNode started = this.agent.pending(scopes);
		assertThat(Agent.allow(this.browser, started).statusCode()).isEqualTo(302);
		return started;
	}

	private JsonNode statusOf(JsonNode started) {
		return Http.json(this.agent.status(started.path("id").asString(), 0));
	}

	private void assertFailed(JsonNode started, String words) {
		HttpResponse<String> answer = this.agent.status(started.path("id").asString(), 0);
		assertThat(answer.statusCode()).isEqualTo(410);
		assertThat(Http.json(answer).path("name").asString()).isEqualTo("authorization_failed");
		assertThat(Http.json(answer).path("message").asString()).contains(words);
	}

	@Test
	void startThenPendingWithALinkAndNoToken() {
		JsonNode started = this.agent.pending(SCOPES);
		assertThat(started.path("id").asString()).matches("ac_[A-Za-z0-9_-]{43}");
		assertThat(started.path("url").asString()).startsWith(this.home + "agents/authorize/");
		assertThat(started.path("provider_id").asString()).isEqualTo("pagerduty");
		assertThat(started.path("user_id").asString()).isEqualTo(Agent.USER);
		assertThat(started.path("scopes").valueStream().map(JsonNode::asString)).containsExactly(SCOPES);
		assertThat(started.path("context").isEmpty()).isTrue();
	}

	@Test
	void allowThenTheTokenAndTheNextStartIsCompleteAtOnce() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = allowed(SCOPES);
		JsonNode completed = statusOf(started);
		assertThat(completed.path("status").asString()).isEqualTo("completed");
		assertThat(completed.path("id")).isEqualTo(started.path("id"));
		assertThat(completed.path("context").path("token").asString()).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
		assertThat(completed.path("context").path("user_info").path("name").asString()).isEqualTo("Ada Admin");
		JsonNode second = Http.json(this.agent.start(SCOPES));
		assertThat(second.path("status").asString()).isEqualTo("completed");
		assertThat(second.path("context").path("token").asString()).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
		assertThat(statusOf(second).path("context").path("token").asString()).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
	}

	@Test
	void startWhenNoScopesThenThoseOfEveryLogin() {
		JsonNode started = this.agent.pending("");
		assertThat(started.path("scopes").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder("openid",
				"users.read", "services.read");
	}

	@Test
	void allowWhenTheTokenIsAboutToExpireThenAFreshOne() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = allowed(SCOPES);
		clock.forward(FakePagerDuty.LIFETIME);
		assertThat(Http.json(this.agent.start(SCOPES)).path("context").path("token").asString())
			.startsWith("pdus+_0CCCCCC_");
		assertThat(pagerDuty.refreshTokensSent()).hasSize(1);
		assertThat(started.path("context").isEmpty()).isTrue();
	}

	@Test
	void startOfAnotherUserOrApplicationThenPending() {
		SampleOnFakePagerDuty.login(this.browser);
		allowed(SCOPES);
		Agent.pendingIn(this.agent.post("/v1/auth/authorize", Agent.request(SCOPES, "bob", "")));
		this.other.pending(SCOPES);
		this.agent.pending("incidents.read");
	}

	@Test
	void pageWhenNotConnectedThenConnectLeadsBackAndAsksForTheSum() {
		JsonNode started = this.agent.pending("incidents.read");
		HttpResponse<String> page = this.browser.get(Agent.path(started));
		assertThat(page.body())
			.contains("Allow <bdi>my-agent</bdi>?", Agent.USER, "See incidents", "only if you started this",
					"Connect to PagerDuty")
			.doesNotContain(">Allow</button>", "pdus+");
		String link = page.body()
			.replaceAll("(?s).*href=\"([^\"]*/connect/pagerduty[^\"]*)\".*", "$1")
			.replace("&amp;", "&");
		assertThat(link).doesNotContain(started.path("id").asString());
		Map<String, String> asked = Browser.query(URI.create(Browser.location(this.browser.get(link))));
		assertThat(asked.get("scope").split(" ")).containsExactlyInAnyOrder("openid", "users.read", "services.read",
				"incidents.read");
		pagerDuty.answerWithScopes("openid users.read services.read incidents.read");
		String back = Browser.location(SampleOnFakePagerDuty.callback(this.browser, asked.get("state")));
		assertThat(back).startsWith("/agents/continue/");
		String again = Browser.location(this.browser.get(back));
		assertThat(again).isEqualTo(Agent.path(started));
		assertThat(this.browser.get(again).body()).contains("You are connected as", "Ada Admin", ">Allow</button>",
				"services.read", "users.read");
		assertThat(app.sample().browser().get(back).statusCode()).isEqualTo(404);
	}

	@Test
	void pageWhenAScopeIsMissingThenConnectsFirst() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = this.agent.pending("incidents.read");
		HttpResponse<String> page = this.browser.get(Agent.path(started));
		assertThat(page.body()).contains("Connect with more scopes").doesNotContain(">Allow</button>");
		this.browser.submit(page, Agent.path(started) + "/allow", Map.of());
		assertThat(statusOf(started).path("status").asString()).isEqualTo("pending");
	}

	@Test
	void cancelThenFailedAndAllowIsTooLate() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = this.agent.pending(SCOPES);
		HttpResponse<String> page = this.browser.get(Agent.path(started));
		Agent.cancel(this.browser, started);
		assertFailed(started, "Cancel");
		Agent.allow(this.browser, page, started);
		assertFailed(started, "Cancel");
		assertThat(this.browser.get(Agent.path(started)).body()).contains("Canceled");
	}

	@Test
	void cancelWhenNotConnectedThenFailed() {
		JsonNode started = this.agent.pending(SCOPES);
		Agent.cancel(this.browser, started);
		assertFailed(started, "Cancel");
	}

	@Test
	void linkAfterTenMinutesThenExpired() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = this.agent.pending(SCOPES);
		HttpResponse<String> page = this.browser.get(Agent.path(started));
		clock.forward(Duration.ofMinutes(11));
		assertFailed(started, "within 10 minutes");
		Agent.allow(this.browser, page, started);
		assertFailed(started, "within 10 minutes");
		assertThat(this.browser.get(Agent.path(started)).body()).contains("Expired");
	}

	@Test
	void linkWhenOpenedAgainAfterAllowThenSaysDone() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = this.agent.pending(SCOPES);
		HttpResponse<String> page = this.browser.get(Agent.path(started));
		Agent.allow(this.browser, page, started);
		assertThat(app.sample().browser().get(Agent.path(started)).body()).contains("Done")
			.doesNotContain(Agent.USER, "Allow</button>");
		withdraw();
		Agent.allow(this.browser, page, started);
		assertFailed(started, "withdrawn");
	}

	private HttpResponse<String> withdraw() {
		HttpResponse<String> page = this.browser.get("/");
		String path = page.body().replaceAll("(?s).*action=\"(/agents/grants/[^\"]+)\".*", "$1");
		return this.browser.submit(page, path, Map.of());
	}

	@Test
	void homePageThenListsTheGrantAndWithdrawsIt() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = allowed(SCOPES);
		statusOf(started);
		assertThat(this.browser.get("/").body()).contains("What uses this connection", "my-agent", "for " + Agent.USER);
		assertThat(Browser.location(withdraw())).isEqualTo("/");
		assertThat(this.browser.get("/").body()).contains("It is withdrawn").doesNotContain("for " + Agent.USER);
		assertFailed(started, "withdrawn");
		this.agent.pending(SCOPES);
	}

	@Test
	void withdrawWhenTheGrantIsOfAnotherPersonThenStays() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = allowed(SCOPES);
		String path = this.browser.get("/").body().replaceAll("(?s).*action=\"(/agents/grants/[^\"]+)\".*", "$1");
		Browser stranger = app.sample().browser();
		pagerDuty.logInAs("PBOB002", "Bob");
		SampleOnFakePagerDuty.login(stranger);
		stranger.submit(stranger.get("/"), path, Map.of());
		assertThat(statusOf(started).path("status").asString()).isEqualTo("completed");
		stranger.submit(stranger.get("/"), "/disconnect", Map.of());
	}

	@Test
	void startWhenThePersonHasDisconnectedThenPendingAgain() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = allowed(SCOPES);
		this.browser.submit(this.browser.get("/"), "/disconnect", Map.of());
		assertFailed(started, "withdrawn");
		this.agent.pending(SCOPES);
	}

	@Test
	void startWhenPagerDutyHasEndedTheConnectionThenPendingAgain() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = allowed(SCOPES);
		clock.forward(FakePagerDuty.LIFETIME);
		pagerDuty.answerRefresh(FakePagerDuty.error(400, "{\"error\":\"invalid_grant\"}"));
		JsonNode again = this.agent.pending(SCOPES);
		assertThat(this.browser.get(Agent.path(again)).body()).contains("Connect to PagerDuty")
			.doesNotContain(">Allow</button>");
		assertThat(started.path("context").isEmpty()).isTrue();
	}

	@Test
	void startWhenPagerDutyIsDownThenTryAgain() {
		SampleOnFakePagerDuty.login(this.browser);
		allowed(SCOPES);
		clock.forward(FakePagerDuty.LIFETIME.plusHours(1));
		pagerDuty.answerRefresh(FakePagerDuty.error(503, "{}"));
		HttpResponse<String> answer = this.agent.start(SCOPES);
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(Http.header(answer, "Retry-After")).isNotEmpty();
		assertThat(Http.json(answer).path("name").asString()).isEqualTo("token_unavailable");
	}

	@Test
	void waitThenAnswersAsSoonAsThePersonAllows() throws Exception {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = this.agent.pending(SCOPES);
		CompletableFuture<HttpResponse<String>> waiting = CompletableFuture
			.supplyAsync(() -> this.agent.status(started.path("id").asString(), 50));
		await().during(Duration.ofMillis(300)).until(() -> !waiting.isDone());
		Agent.allow(this.browser, started);
		HttpResponse<String> answer = waiting.get(30, TimeUnit.SECONDS);
		assertThat(Http.json(answer).path("context").path("token").asString()).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
	}

	@Test
	void waitWhenThePersonCancelsThenFailsAtOnce() throws Exception {
		JsonNode started = this.agent.pending(SCOPES);
		CompletableFuture<HttpResponse<String>> waiting = CompletableFuture
			.supplyAsync(() -> this.agent.status(started.path("id").asString(), 50));
		await().during(Duration.ofMillis(300)).until(() -> !waiting.isDone());
		Agent.cancel(this.browser, started);
		assertThat(waiting.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(410);
	}

	@Test
	void waitWhenNothingHappensThenPendingInTime() {
		JsonNode started = this.agent.pending(SCOPES);
		long before = System.nanoTime();
		JsonNode answer = Http.json(this.agent.status(started.path("id").asString(), 1));
		assertThat(answer.path("status").asString()).isEqualTo("pending");
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(900),
				Duration.ofSeconds(30));
	}

	@Test
	void statusOfAnotherApplicationOrAGuessedIdThenNotFound() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = allowed(SCOPES);
		String grant = Http.json(this.agent.start(SCOPES)).path("id").asString();
		for (String id : new String[] { started.path("id").asString(), grant }) {
			HttpResponse<String> answer = this.other.status(id, 5);
			assertThat(answer.statusCode()).isEqualTo(404);
			assertThat(answer.body()).doesNotContain("pdus+", id);
		}
		assertThat(this.agent.status("ac_" + "A".repeat(43), 5).statusCode()).isEqualTo(404);
		assertThat(this.agent.status("x", 5).statusCode()).isEqualTo(404);
		assertThat(this.browser.get("/agents/authorize/ac_" + "A".repeat(43)).statusCode()).isEqualTo(404);
	}

	@Test
	void pageThenNoFramingAndNoOtherSiteMayPressAllow() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = this.agent.pending(SCOPES);
		HttpResponse<String> page = this.browser.get(Agent.path(started));
		assertThat(Http.header(page, "Content-Security-Policy")).contains("frame-ancestors 'none'");
		assertThat(Http.header(page, "X-Frame-Options")).isEqualTo("DENY");
		assertThat(Http.header(page, "Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(this.browser.post(Agent.path(started) + "/allow", "").statusCode()).isEqualTo(403);
		assertThat(this.browser.post(Agent.path(started) + "/cancel", "").statusCode()).isEqualTo(403);
		assertThat(statusOf(started).path("status").asString()).isEqualTo("pending");
	}

	@Test
	void allowWhenTheBrowserHasConnectedAsAnotherUserSinceThenAsksAgain() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = this.agent.pending(SCOPES);
		HttpResponse<String> page = this.browser.get(Agent.path(started));
		String shown = page.body().replaceAll("(?s).*name=\"connection\" value=\"[^\"]+\".*", "");
		assertThat(shown).isEmpty();
		HttpResponse<String> answer = this.browser.submit(page, Agent.path(started) + "/allow",
				Map.of("connection", "00000000-0000-0000-0000-000000000000"));
		assertThat(Browser.location(answer)).isEqualTo(Agent.path(started));
		assertThat(statusOf(started).path("status").asString()).isEqualTo("pending");
	}

	@Test
	void nextUriWhenOnTheListThenTheBrowserGoesThere() {
		SampleOnFakePagerDuty.login(this.browser);
		JsonNode started = Agent.pendingIn(this.agent.post("/v1/auth/authorize",
				Agent.request(SCOPES, Agent.USER, ",\"next_uri\":\"https://agent.example/done?chat=1\"")));
		HttpResponse<String> page = this.browser.get(Agent.path(started));
		assertThat(Http.header(page, "Content-Security-Policy")).contains("form-action 'self' https://agent.example;");
		assertThat(Browser.location(Agent.allow(this.browser, page, started)))
			.isEqualTo("https://agent.example/done?chat=1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/", "https://agent.example/done.evil.example", "//agent.example/done",
			"https://agent.example/done#x", "https://agent.example/done/../x", "javascript:alert(1)",
			"https://agent.example@evil.example/done" })
	void nextUriWhenNotOnTheListThenRefused(String next) {
		HttpResponse<String> answer = this.agent.post("/v1/auth/authorize",
				Agent.request(SCOPES, Agent.USER, ",\"next_uri\":\"" + next + "\""));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("next_uri is not in AGENT_NEXT_URIS").doesNotContain(next);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{                                                                             | not the JSON
			[]                                                                            | not the JSON
			{}                                                                            | auth_requirement is missing
			{"auth_requirement":{"provider_id":"github"},"user_id":"me"}                  | only provider
			{"auth_requirement":{"provider_id":"pagerduty","provider_type":"saml"},"user_id":"me"} | provider_type
			{"auth_requirement":{"provider_id":"pagerduty"}}                              | user_id
			{"auth_requirement":{"provider_id":"pagerduty"},"user_id":""}                 | user_id
			{"auth_requirement":{"provider_id":"pagerduty"},"user_id":"a\\u202Eb"}        | user_id
			{"auth_requirement":{"provider_id":"pagerduty","oauth2":{"scopes":["read"]}},"user_id":"me"} | do not belong
			{"auth_requirement":{"provider_id":"pagerduty","oauth2":{"scopes":["a b"]}},"user_id":"me"}  | do not belong
			{"auth_requirement":{"provider_id":"pagerduty","oauth2":{"scopes":[null]}},"user_id":"me"}   | scopes
			""")
	void startWhenWrongThenAnErrorInWords(String body, String words) {
		HttpResponse<String> answer = this.agent.post("/v1/auth/authorize", body);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(Http.json(answer).path("name").asString()).isEqualTo("bad_request");
		assertThat(Http.json(answer).path("message").asString()).contains(words);
		assertThat(answer.body()).doesNotContain("github", "saml", "Exception");
	}

	@Test
	void startWhenTheRequirementHasAnIdThenTheSame() {
		JsonNode started = Agent.pendingIn(this.agent.post("/v1/auth/authorize",
				"{\"auth_requirement\":{\"id\":\"arcade-pagerduty\"},\"user_id\":\"me\"}"));
		assertThat(started.path("provider_id").asString()).isEqualTo("arcade-pagerduty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "arc_wrong", "Bearer arc_wrong", "Bearer", "Basic YTpi", "pdsk_AAAA", "x y" })
	void callWithoutAKeyThenUnauthorized(String authorization) {
		HttpResponse<String> answer = new Http(this.home).get("/v1/auth/status?id=x", "Authorization", authorization);
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(Http.json(answer).path("name").asString()).isEqualTo("unauthorized");
		assertThat(new Http(this.home).get("/v1/admin/user_connections").statusCode()).isEqualTo(401);
	}

	@Test
	void callWithBearerThenTheSame() {
		HttpResponse<String> answer = new Http(this.home).get("/v1/admin/user_connections", "Authorization",
				"Bearer " + Agent.KEY);
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	@Test
	void keyThenOpensNothingElseAndASessionOpensNothingHere() {
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get("/v1/admin/user_connections").statusCode()).isEqualTo(401);
		assertThat(this.agent.get("/api/token").statusCode()).isEqualTo(401);
		assertThat(this.agent.get("/scripts").statusCode()).isEqualTo(302);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/nothing", "/v1/chat/completions", "/v1/auth/authorize" })
	void unknownCallThenNotFoundAsJson(String path) {
		HttpResponse<String> answer = this.agent.get(path);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(Http.json(answer).path("name").asString()).isEqualTo("not_found");
	}

	@Test
	void statusWhenTheQueryIsBrokenThenAnErrorAsJson() {
		HttpResponse<String> answer = this.agent.status("x", 0);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(this.agent.get("/v1/auth/status?id=x&wait=soon").statusCode()).isEqualTo(400);
	}

	@Test
	void healthThenNeedsNoKey() {
		HttpResponse<String> answer = new Http(this.home).get("/v1/health");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(Http.json(answer).path("healthy").asBoolean()).isTrue();
	}

	@Test
	void userConnectionsThenOnesOwnAndCanBeDeleted() {
		SampleOnFakePagerDuty.login(this.browser);
		allowed(SCOPES);
		JsonNode list = Http.json(this.agent.get("/v1/admin/user_connections?user_id=" + Agent.USER));
		assertThat(list.path("total_count").asInt()).isEqualTo(1);
		JsonNode item = list.path("items").path(0);
		assertThat(item.path("connection_status").asString()).isEqualTo("active");
		assertThat(item.path("user_id").asString()).isEqualTo(Agent.USER);
		assertThat(list.toString()).doesNotContain("pdus+");
		assertThat(Http.json(this.agent.get("/v1/admin/user_connections?user_id=bob")).path("items").isEmpty())
			.isTrue();
		assertThat(Http.json(this.other.get("/v1/admin/user_connections")).path("items").isEmpty()).isTrue();
		String path = "/v1/admin/user_connections/" + item.path("id").asString();
		assertThat(this.other.send("DELETE", path).statusCode()).isEqualTo(404);
		assertThat(this.agent.send("DELETE", path).statusCode()).isEqualTo(204);
		assertThat(this.agent.send("DELETE", path).statusCode()).isEqualTo(404);
		this.agent.pending(SCOPES);
	}

	@Test
	void authProvidersThenPagerDutyAlone() {
		JsonNode list = Http.json(this.agent.get("/v1/admin/auth_providers"));
		assertThat(list.path("items").path(0).path("oauth2").path("client_id").asString())
			.isEqualTo(FakePagerDuty.CLIENT_ID);
		assertThat(list.toString()).doesNotContain(FakePagerDuty.CLIENT_SECRET);
	}

	@Test
	void fewerScopesThenTheQuestionNamesTheGrant() {
		SampleOnFakePagerDuty.login(this.browser);
		allowed(SCOPES);
		pagerDuty.answerWithScopes("openid");
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get("/scopes").body()).contains("Agent", "my-agent");
		this.browser.submit(this.browser.get("/scopes"), "/scopes/keep", Map.of());
	}

	@Test
	void withoutKeysThenThePathsDoNotExist() throws IOException {
		try (RunningSample without = RunningSample.start(pagerDuty.configuration())) {
			Agent stranger = new Agent(without.home(), Agent.KEY);
			assertThat(stranger.get("/v1/health").statusCode()).isEqualTo(404);
			assertThat(stranger.start(SCOPES).statusCode()).isIn(403, 404);
			assertThat(stranger.status("x", 0).statusCode()).isEqualTo(404);
			assertThat(without.browser().get("/agents/authorize/x").statusCode()).isEqualTo(404);
		}
	}

}
