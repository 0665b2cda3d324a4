package sample.pagerduty.client.agentpage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.FakePagerDuty.error;

/** The page that adds the MCP server to an agent. */
class AgentPageIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private Browser browser;

	@BeforeEach
	void connect() {
		app.forgetConnection();
		this.browser = app.sample().browser();
		SampleOnFakePagerDuty.login(this.browser);
	}

	@Test
	void pageWhenNotConnectedThenLeadsHome() {
		Browser stranger = app.sample().browser();
		for (String path : List.of("/agents", "/agents/tools/list_services")) {
			HttpResponse<String> response = stranger.get(path);
			assertThat(response.statusCode()).isEqualTo(302);
			assertThat(Http.location(response)).isEqualTo("/?disconnected=session");
		}
	}

	@Test
	void pageThenUrlAndAllAgents() {
		HttpResponse<String> response = this.browser.get("/agents");
		assertThat(response.statusCode()).isEqualTo(200);
		String url = app.sample().home() + "mcp";
		assertThat(response.body())
			.contains("<code id=\"mcp-url\">" + url + "</code>", "data-copy=\"mcp-url\"",
					"href=\"/agents\" aria-current=\"page\"")
			.contains("claude mcp add --transport http pagerduty " + url + "</code>",
					"&quot;type&quot;: &quot;http&quot;, &quot;url&quot;: &quot;" + url + "&quot;",
					"&quot;httpUrl&quot;: &quot;" + url + "&quot;", "[mcp_servers.pagerduty]\nurl = &quot;" + url,
					"npx @modelcontextprotocol/inspector</code>")
			.contains("--header &quot;Authorization: Bearer <mark>YOUR_KEY</mark>&quot;</code>", "bearer_token_env_var",
					"Bearer ${input:pagerduty-key}")
			.contains("cannot reach <code>" + url, "<code>REDIRECT_URI</code>", "<code>BIND_ADDRESS</code>")
			.contains("AGENT_WRITE_TOOLS",
					"The authorization API</h2> <span class=\"pill\" data-tone=\"quiet\">Off</span>", "To turn it on",
					"--new-agent-key")
			.doesNotContain("??", "pdus+", "pdsk_");
	}

	@Test
	void pageThenSaysWhatThisConnectionCanCall() {
		String page = this.browser.get("/agents").body();
		assertThat(row(page, "whoami")).contains("No scope needed");
		assertThat(row(page, "list_services")).contains("Allowed", "<code>services.read</code>")
			.doesNotContain("Connect");
		assertThat(row(page, "list_incidents")).contains("Scope missing", ">Connect with incidents.read</a>",
				"href=\"" + app.sample().home() + "connect/pagerduty?scope=incidents.read&amp;return=/agents\"");
		assertThat(page).doesNotContain("acknowledge_incidents", "Changes PagerDuty");
	}

	@Test
	void pageWhenConnectedWithTheScopeThenBackOnThePageAndAllowed() {
		app.pagerDuty().answerWithScopes("openid users.read services.read incidents.read");
		String state = this.browser.connect("?scope=incidents.read&return=/agents").get("state");
		HttpResponse<String> response = SampleOnFakePagerDuty.callback(this.browser, state);
		assertThat(Http.location(response)).endsWith("/agents");
		assertThat(row(this.browser.get("/agents").body(), "list_incidents")).contains("Allowed")
			.doesNotContain("Connect");
	}

	private static String row(String page, String tool) {
		int start = page.lastIndexOf("<tr", page.indexOf("<code>" + tool + "</code>"));
		return page.substring(start, page.indexOf("</tr>", start));
	}

	@Test
	void pageWhenTheConnectionHasEndedThenSaysSo() {
		app.pagerDuty().answerRefresh(error(400, "{\"error\":\"invalid_grant\"}"));
		this.browser.submit(this.browser.get("/"), "/refresh", Map.of());
		assertThat(this.browser.get("/agents").body()).contains("This connection has ended",
				"connect/pagerduty?return=/agents\"");
	}

	@Test
	void pageWhenItHasAPublicAddressThenOtherAgentsCanUseIt() throws IOException {
		int port = RunningSample.freePort();
		try (FakePagerDuty pagerDuty = new FakePagerDuty();
				RunningSample sample = RunningSample
					.start(pagerDuty.configuration("PD_REDIRECT_URI", "https://pagerduty.example.org/callback",
							"PD_PORT", String.valueOf(port), "PD_TRUST_PROXY", "true"))) {
			assertThat(sample.context().isActive()).isTrue();
			Http proxy = new Http(URI.create("http://localhost:%d/".formatted(port)));
			HttpResponse<String> started = proxy.get("/connect/pagerduty");
			String state = Http.query(URI.create(Http.location(started))).get("state");
			HttpResponse<String> connected = proxy.get(
					"/callback?code=" + FakePagerDuty.CODE + "&state=" + Http.encode(state), "Cookie",
					cookies(started));
			assertThat(proxy.get("/agents", "Cookie", cookies(connected)).body())
				.contains("https://pagerduty.example.org/mcp",
						"They can use the URL above if the internet can reach it.")
				.doesNotContain("cannot reach", "<code>BIND_ADDRESS</code>");
		}
	}

	/** A browser would send them to https only. */
	private static String cookies(HttpResponse<String> response) {
		return response.headers()
			.allValues("Set-Cookie")
			.stream()
			.map((cookie) -> cookie.substring(0, cookie.indexOf(';')))
			.collect(Collectors.joining("; "));
	}

	@Test
	void pageWhenAllIsOnThenSaysSo() throws IOException {
		try (FakePagerDuty pagerDuty = new FakePagerDuty();
				RunningSample sample = RunningSample
					.start(pagerDuty.configuration("PD_AGENT_WRITE_TOOLS", "AcknowledgeIncidents AddIncidentNote",
							"PD_AGENT_API_KEYS", "my-agent=arc_0123456789abcdefghijklmnopqrstuvwxyzABCDEF"))) {
			Browser connected = sample.browser();
			SampleOnFakePagerDuty.login(connected);
			String page = connected.get("/agents").body();
			assertThat(page).contains("The authorization API</h2> <span class=\"pill\" data-tone=\"good\">On</span>")
				.doesNotContain("To turn it on", "arc_0123");
			assertThat(row(page, "acknowledge_incidents")).contains(">Changes PagerDuty</span>", "Scope missing",
					"incidents.write");
			assertThat(page).doesNotContain("Tools that change something are off", "resolve_incidents");
		}
	}

}
