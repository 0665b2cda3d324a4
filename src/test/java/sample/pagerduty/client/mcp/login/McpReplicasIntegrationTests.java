package sample.pagerduty.client.mcp.login;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.RunningSample;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;

/** A login whose every request goes to the other replica. */
class McpReplicasIntegrationTests {

	@Test
	void loginWhenEveryRequestGoesToTheOtherReplicaThenWorks() throws Exception {
		int port = RunningSample.freePort();
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			Map<String, String> settings = new HashMap<>(pagerDuty.configuration("PD_REDIRECT_URI",
					"http://localhost:%d/callback".formatted(port), "PD_BIND_ADDRESS", "127.0.0.1"));
			settings.putAll(TestPostgres.shared().createDatabase().configuration());
			Map<String, String> otherSettings = new HashMap<>(settings);
			otherSettings.put("PD_BIND_ADDRESS", "::1");
			try (RunningSample first = RunningSample.start(settings);
					RunningSample second = RunningSample.start(otherSettings)) {
				logIn(first, second, new Http(URI.create("http://[::1]:%d/".formatted(port))));
			}
		}
	}

	private static void logIn(RunningSample first, RunningSample second, Http other) {
		Browser browser = first.browser();
		SampleOnFakePagerDuty.login(browser);
		HttpCookie session = browser.sessionCookie();
		String[] cookie = { "Cookie", session.getName() + "=" + session.getValue() };
		McpTestClient client = McpTestClient.register(first);
		String question = Http.location(other.get(client.authorizePath(), cookie));
		HttpResponse<String> page = browser
			.get(URI.create(question).getRawPath() + "?" + URI.create(question).getRawQuery());
		HttpResponse<String> allowed = other.post("/mcp/oauth/authorize",
				Map.of("client_id", client.clientId(), "state", McpTestClient.stateIn(page), "scope", "mcp"), cookie);
		String code = Http.query(URI.create(Http.location(allowed))).get("code");
		McpTestClient.Tokens tokens = McpTestClient.tokens(client.exchange(code));
		assertThat(McpTestClient.caller(second, tokens.access())).isPresent();
		McpTestClient.Tokens next = McpTestClient.tokens(other.post("/mcp/oauth/token", Map.of("grant_type",
				"refresh_token", "refresh_token", tokens.refresh(), "client_id", client.clientId())));
		assertThat(McpTestClient.caller(first, next.access())).isPresent();
		assertThat(McpTestClient.caller(first, tokens.access())).isEmpty();
		assertThat(McpTestClient.error(client.refresh(tokens.refresh()))).isEqualTo("invalid_grant");
		assertThat(McpTestClient.caller(second, next.access())).isEmpty();
	}

}
