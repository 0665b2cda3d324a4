package sample.pagerduty.client.agent;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Neither the log nor the store has what an agent must keep for itself. */
@ExtendWith(OutputCaptureExtension.class)
class AgentSecretIntegrationTests {

	private static final List<String> TABLES = List.of("agent_authorization", "agent_grant", "login", "notice",
			"pagerduty_connection", "spring_session", "spring_session_attributes");

	@Test
	void wholeStoryThenNoSecretInLogOrStore(CapturedOutput log) throws Exception {
		List<String> secrets = new ArrayList<>(
				List.of(Agent.KEY, Agent.KEY.substring(4), Agent.OTHER_KEY, Agent.USER, "pdus+", "arc_wrong_key"));
		try (FakePagerDuty pagerDuty = new FakePagerDuty();
				RunningSample sample = RunningSample.start(
						pagerDuty.configuration("PD_AGENT_API_KEYS", Agent.KEYS, "PD_AGENT_VERIFIER_URL",
								"https://agent.example/verify"),
						"--logging.level.sample.pagerduty=debug", "--logging.level.root=TRACE")) {
			Agent agent = new Agent(sample.home(), Agent.KEY);
			new Agent(sample.home(), "arc_wrong_key").start("services.read");
			JsonNode started = agent.pending("services.read");
			secrets.add(started.path("id").asString());
			Browser browser = sample.browser();
			String page = browser.get(Agent.path(started)).body();
			String link = page.replaceAll("(?s).*href=\"([^\"]*/connect/pagerduty[^\"]*)\".*", "$1")
				.replace("&amp;", "&");
			String state = Browser.query(URI.create(Browser.location(browser.get(link)))).get("state");
			String back = Browser.location(SampleOnFakePagerDuty.callback(browser, state));
			browser.get(Browser.location(browser.get(back)));
			String target = Browser.location(Agent.allow(browser, started));
			String flow = Browser.query(URI.create(target)).get("flow_id");
			secrets.add(flow);
			assertThat(everything(sample)).doesNotContain(secrets);
			agent.post("/v1/auth/confirm_user", "{\"flow_id\":\"%s\",\"user_id\":\"%s\"}".formatted(flow, Agent.USER));
			assertThat(agent.status(started.path("id").asString(), 1).body()).contains(FakePagerDuty.ACCESS_TOKEN);
			assertThat(Http.json(agent.start("services.read")).path("status").asString()).isEqualTo("completed");
			agent.post("/v1/tools/execute",
					"{\"tool_name\":\"ListServices\",\"user_id\":\"%s\"}".formatted(Agent.USER));
			String everything = everything(sample);
			assertThat(everything).contains("my-agent").doesNotContain(secrets);
		}
		assertThat(log.getAll())
			.contains("was given to the application my-agent", "The application my-agent called Pagerduty.ListServices")
			.doesNotContain(secrets);
	}

	private static String everything(RunningSample sample) {
		JdbcClient jdbc = sample.context().getBean(JdbcClient.class);
		StringBuilder everything = new StringBuilder();
		for (String table : TABLES) {
			for (Map<String, Object> row : jdbc.sql("select * from " + table).query().listOfRows()) {
				row.values()
					.forEach((value) -> everything.append(' ')
						.append((value instanceof byte[] bytes) ? new String(bytes, StandardCharsets.ISO_8859_1)
								: value));
			}
		}
		return everything.toString();
	}

}
