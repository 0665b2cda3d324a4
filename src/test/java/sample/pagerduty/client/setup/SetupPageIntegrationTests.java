package sample.pagerduty.client.setup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.headRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The page about the setup: what it shows, how often it calls out, and who may see it.
 */
class SetupPageIntegrationTests {

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	@AfterEach
	void stopPagerDuty() {
		this.pagerDuty.close();
	}

	@Test
	void pageWhenOnTheSandboxThenEverythingIsFine() throws IOException {
		try (RunningSample sample = RunningSample.start(Map.of())) {
			Browser browser = sample.browser();
			assertThat(browser.get("/").body()).contains("href=\"/setup\"");
			assertThat(browser.get("/nowhere").body()).contains("href=\"/setup\"");
			HttpResponse<String> page = browser.get("/setup");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body())
				.contains("All checks passed.", sample.home().resolve("/callback") + "</code>",
						"data-copy=\"finding-1\"", "Listening on port " + sample.home().getPort() + " of 127.0.0.1",
						"OAuth host localhost:", "/global/oauth/anonymous/jwks; RSA keys: 1.", "No more than ",
						"kept in memory", "href=\"/setup\">Check again</a>")
				.containsPattern("<time datetime=\"[^\"]+\">\\d\\d:\\d\\d:\\d\\d UTC</time>")
				.doesNotContain("What to do", "not-a-real-secret");
			assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
			assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
		}
	}

	@Test
	void pageWhenSomethingIsWrongThenSaysWhatToDo() throws IOException {
		this.pagerDuty.answer(FakePagerDuty.KEYS, aResponse().withStatus(404));
		Map<String, String> settings = new HashMap<>(this.pagerDuty.configuration());
		settings.put("API_URL", "https://api.pagerduty.invalid");
		settings.put("PORT", "1234");
		try (RunningSample sample = RunningSample.start(settings)) {
			String page = sample.browser().get("/setup").body();
			assertThat(page)
				.contains("3 things need attention.", "PORT 1234 is ignored",
						"The name api.pagerduty.invalid cannot be resolved", "API_URL", "answered with status 404.",
						"<strong>What to do:</strong>")
				.doesNotContain(FakePagerDuty.CLIENT_SECRET, "Exception", "\tat ");
		}
	}

	@Test
	void pageWhenReloadedThenPagerDutyIsNotAskedEachTime() throws IOException {
		try (RunningSample sample = RunningSample.start(this.pagerDuty.configuration())) {
			for (int i = 0; i < 20; i++) {
				assertThat(sample.browser().get("/setup").body()).contains("All checks that ran passed.");
			}
			this.pagerDuty.server().verify(1, headRequestedFor(urlEqualTo("/")));
			this.pagerDuty.answer(FakePagerDuty.KEYS, aResponse().withStatus(503));
			await().atMost(Duration.ofSeconds(20))
				.until(() -> sample.browser().get("/setup").body().contains("One thing needs attention."));
			this.pagerDuty.server().verify(2, headRequestedFor(urlEqualTo("/")));
		}
	}

	@Test
	void pageWhenAProxyStandsInFrontThenForConnectedBrowsersOnly() throws Exception {
		int port = RunningSample.freePort();
		Map<String, String> settings = new HashMap<>(this.pagerDuty.configuration());
		settings.put("REDIRECT_URI", "https://tokens.example.com/callback");
		settings.put("PORT", String.valueOf(port));
		try (RunningSample sample = RunningSample.start(settings)) {
			assertThat(sample.home()).hasToString("https://tokens.example.com/");
			HttpResponse<String> stranger = get(port, "/setup", "");
			assertThat(stranger.statusCode()).isEqualTo(302);
			assertThat(Browser.location(stranger)).isEqualTo("/?disconnected=session");
			assertThat(get(port, "/", "").body()).contains("Connect to PagerDuty").doesNotContain("/setup");
			assertThat(get(port, "/nowhere", "").body()).doesNotContain("/setup");
			assertThat(this.pagerDuty.server().getAllServeEvents()).isEmpty();

			HttpResponse<String> begun = get(port, "/connect/pagerduty", "");
			String state = Browser.query(URI.create(Browser.location(begun))).get("state");
			HttpResponse<String> connected = get(port,
					"/callback?code=" + FakePagerDuty.CODE + "&state=" + Browser.encode(state), cookie(begun));
			HttpResponse<String> page = get(port, "/setup", cookie(connected));
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).contains("<h1>Setup</h1>", "https://tokens.example.com/callback</code>");
		}
	}

	/** A cookie for https, which the proxy would pass on. */
	private static String cookie(HttpResponse<?> response) {
		return response.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
	}

	private static HttpResponse<String> get(int port, String path, String cookie)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Accept", "text/html");
		if (!cookie.isEmpty()) {
			request.header("Cookie", cookie);
		}
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
