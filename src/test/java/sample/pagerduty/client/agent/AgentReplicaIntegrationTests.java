package sample.pagerduty.client.agent;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.RunningSample;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.Callers;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many applications wait at one replica for what people do at another one. */
class AgentReplicaIntegrationTests {

	private static final int WAITERS = 500;

	@Test
	void waitersAtOneReplicaWhenDecidedAtAnotherThenEachIsAnswered() throws Exception {
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			Map<String, String> settings = new HashMap<>(pagerDuty.configuration("PD_AGENT_API_KEYS", Agent.KEYS));
			settings.putAll(TestPostgres.shared().createDatabase().configuration());
			try (RunningSample here = RunningSample.start(settings);
					RunningSample there = RunningSample.start(settings)) {
				Browser browser = there.browser();
				SampleOnFakePagerDuty.login(browser);
				Agent agent = new Agent(there.home(), Agent.KEY);
				List<JsonNode> started = new ArrayList<>();
				for (int i = 0; i < WAITERS; i++) {
					started.add(Agent.pendingIn(
							agent.post("/v1/auth/authorize", Agent.request("services.read", "user-" + i % 50, ""))));
				}
				HttpClient client = HttpClient.newHttpClient();
				List<CompletableFuture<HttpResponse<String>>> waiting = started.stream()
					.map((one) -> wait(client, here.home(), one))
					.toList();
				await().during(Duration.ofSeconds(2))
					.untilAsserted(() -> assertThat(waiting).noneMatch(CompletableFuture::isDone));
				HttpResponse<String> page = browser.get(Agent.path(started.get(0)));
				// Several at once, so that all are decided while the applications wait.
				AtomicInteger next = new AtomicInteger();
				Callers.atOnce(8, () -> {
					for (int i = next.getAndIncrement(); i < WAITERS; i = next.getAndIncrement()) {
						assertThat(Agent.allow(browser, page, started.get(i)).statusCode()).isEqualTo(302);
					}
					return null;
				});
				for (CompletableFuture<HttpResponse<String>> one : waiting) {
					JsonNode answer = Http.json(one.get(40, TimeUnit.SECONDS));
					assertThat(answer.path("status").asString()).isEqualTo("completed");
				}
			}
		}
	}

	private static CompletableFuture<HttpResponse<String>> wait(HttpClient client, URI home, JsonNode started) {
		return client.sendAsync(
				HttpRequest.newBuilder(home.resolve("/v1/auth/status?wait=55&id=" + started.path("id").asString()))
					.header("Authorization", Agent.KEY)
					.timeout(Duration.ofSeconds(58))
					.build(),
				BodyHandlers.ofString());
	}

}
