package sample.pagerduty.client.agent;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The operator's verifier says who the browser belongs to. */
class AgentVerifierIntegrationTests {

	private static final String VERIFIER = "https://agent.example/verify";

	private static final String SCOPES = "services.read";

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(Clock.systemUTC(), Map.of("PD_AGENT_API_KEYS",
			Agent.KEYS, "PD_AGENT_VERIFIER_URL", VERIFIER, "PD_AGENT_NEXT_URIS", "https://agent.example/done"));

	private final Agent agent = new Agent(app.sample().home(), Agent.KEY);

	private final Agent other = new Agent(app.sample().home(), Agent.OTHER_KEY);

	private final Browser browser = app.sample().browser();

	private JsonNode started;

	private String flow;

	@BeforeEach
	void allow() {
		app.forgetConnection();
		SampleOnFakePagerDuty.login(this.browser);
		this.started = Agent.pendingIn(this.agent.post("/v1/auth/authorize",
				Agent.request(SCOPES, Agent.USER, ",\"next_uri\":\"https://agent.example/done\"")));
		HttpResponse<String> page = this.browser.get(Agent.path(this.started));
		assertThat(Http.header(page, "Content-Security-Policy")).contains("form-action 'self' https://agent.example;");
		String target = Browser.location(Agent.allow(this.browser, page, this.started));
		assertThat(target).startsWith(VERIFIER + "?flow_id=");
		this.flow = Browser.query(URI.create(target)).get("flow_id");
	}

	private HttpResponse<String> confirm(Agent application, String flowId, String userId) {
		return application.post("/v1/auth/confirm_user",
				"{\"flow_id\":\"%s\",\"user_id\":\"%s\"}".formatted(flowId, userId));
	}

	private HttpResponse<String> status() {
		return this.agent.status(this.started.path("id").asString(), 0);
	}

	@Test
	void allowThenPendingUntilConfirmed() {
		assertThat(Http.json(status()).path("status").asString()).isEqualTo("pending");
		assertThat(status().body()).doesNotContain("pdus+");
		JsonNode confirmed = Http.json(confirm(this.agent, this.flow, Agent.USER));
		assertThat(confirmed.path("auth_id")).isEqualTo(this.started.path("id"));
		assertThat(confirmed.path("next_uri").asString()).isEqualTo("https://agent.example/done");
		assertThat(Http.json(status()).path("context").path("token").asString()).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
		assertThat(confirm(this.agent, this.flow, Agent.USER).statusCode()).isEqualTo(404);
	}

	@Test
	void confirmWhenAnotherPersonOpenedTheLinkThenNoToken() {
		HttpResponse<String> answer = confirm(this.agent, this.flow, "mallory");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(Http.json(answer).path("code").asInt()).isEqualTo(400);
		assertThat(Http.json(answer).path("error").asString()).isEqualTo("user_mismatch");
		assertThat(Http.json(answer).path("msg").asString()).isEqualTo("An error occurred during verification");
		assertThat(answer.body()).doesNotContain("mallory", Agent.USER);
		assertThat(status().statusCode()).isEqualTo(410);
		assertThat(confirm(this.agent, this.flow, Agent.USER).statusCode()).isEqualTo(404);
		this.agent.pending(SCOPES);
	}

	@Test
	void confirmWhenTheFlowIsOfAnotherApplicationOrGuessedThenNotFound() {
		assertThat(confirm(this.other, this.flow, Agent.USER).statusCode()).isEqualTo(404);
		assertThat(confirm(this.agent, "af_" + "A".repeat(43), Agent.USER).statusCode()).isEqualTo(404);
		assertThat(confirm(this.agent, this.started.path("id").asString(), Agent.USER).statusCode()).isEqualTo(404);
		assertThat(this.agent.post("/v1/auth/confirm_user", "{}").statusCode()).isEqualTo(400);
		assertThat(confirm(this.agent, this.flow, Agent.USER).statusCode()).isEqualTo(200);
	}

}
