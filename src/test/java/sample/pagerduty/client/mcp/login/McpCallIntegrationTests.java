package sample.pagerduty.client.mcp.login;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.mcp.McpAgent;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that has logged in calls tools, and learns when it needs more. */
class McpCallIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(Clock.systemUTC(),
			Map.of("PD_AGENT_WRITE_TOOLS", "AddIncidentNote"));

	private final Browser browser = app.sample().browser();

	@BeforeEach
	void connect() {
		app.forgetConnection();
		app.pagerDuty().answerWithScopes("openid users.read services.read incidents.write");
		SampleOnFakePagerDuty.login(this.browser);
	}

	@Test
	void callThenAsThePersonWhoAllowedIt() {
		McpTestClient client = McpTestClient.register(app.sample());
		String token = client.login(this.browser).access();
		McpAgent agent = new McpAgent(app.sample().home(), token);
		assertThat(McpAgent.result(agent.legacy("tools/list", "{}")).toString()).contains("add_incident_note");
		assertThat(agent.call("whoami", "{}").path("structuredContent").path("user").path("name").asString())
			.isEqualTo("Ada Admin");
		client.revoke(token);
		assertThat(agent.legacy("ping", "{}").statusCode()).isEqualTo(401);
	}

	@Test
	void callWhenTheTokenIsForReadingThenAChallengeForMore() {
		String token = McpTestClient.register(app.sample()).login(this.browser).access();
		HttpResponse<String> response = new McpAgent(app.sample().home(), token).legacy("tools/call",
				"{\"name\":\"add_incident_note\",\"arguments\":{\"incident_id\":\"Q1\",\"content\":\"x\"}}");
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(Http.header(response, "WWW-Authenticate")).startsWith("Bearer resource_metadata=")
			.contains("scope=\"mcp mcp:write\"", "error=\"insufficient_scope\"");
	}

}
