package sample.pagerduty.client.setup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.MovableClock;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.headRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Setup page: what it shows, how often it calls PagerDuty, and who may see it.
 */
class SetupPageIntegrationTests {

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	@AfterEach
	void stopPagerDuty() {
		this.pagerDuty.close();
	}

	@Test
	void pageWhenOnTheSandboxThenAllChecksPass() throws IOException {
		try (RunningSample sample = RunningSample.start(Map.of())) {
			Browser browser = sample.browser();
			assertThat(browser.get("/").body()).contains("href=\"/setup\"");
			assertThat(browser.get("/nowhere").body()).contains("href=\"/setup\"");
			HttpResponse<String> page = browser.get("/setup");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body())
				.contains("All checks passed.", sample.home().resolve("/callback") + "</code>",
						"data-copy=\"finding-1\"", "Listening on port " + sample.home().getPort() + " of 127.0.0.1",
						"OAuth host localhost:", "/global/oauth/anonymous/jwks. RSA keys: 1.", "Within ",
						"kept in memory", "href=\"/setup\">Check again</a>")
				.containsPattern("<time [^>]*datetime=\"[^\"]+\">\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC</time>")
				.doesNotContain("What to do", "not-a-real-secret");
			assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
			assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
		}
	}

	@Test
	void pageWhenStoreSettingsAreNotUsedOnTheSandboxThenNothingNeedsAttention() throws IOException {
		try (RunningSample sample = RunningSample.start(Map.of("PD_STORE_DIR", "nowhere"))) {
			assertThat(sample.browser().get("/setup").body()).contains("All checks passed.",
					"Not used on the sandbox, which keeps everything in memory: STORE_DIR.");
		}
	}

	@Test
	void pageWhenSomethingIsWrongThenSaysWhatToDo() throws IOException {
		this.pagerDuty.answer(FakePagerDuty.KEYS, aResponse().withStatus(404));
		Map<String, String> settings = this.pagerDuty.configuration("PD_API_URL", "https://api.pagerduty.invalid",
				"PD_PORT", "1234");
		try (RunningSample sample = RunningSample.start(settings)) {
			String page = sample.browser().get("/setup").body();
			assertThat(page)
				.contains("3 things need attention.", "PORT 1234 is ignored",
						"The name api.pagerduty.invalid cannot be resolved", "PD_API_URL", "answered with HTTP 404.",
						"<strong>What to do:</strong>")
				.doesNotContain(FakePagerDuty.CLIENT_SECRET, "Exception", "\tat ");
			assertThat(page).containsSubsequence("data-tone=\"bad\">Failed</span>", "data-tone=\"bad\">Failed</span>",
					"data-tone=\"warn\">Warning</span>", "data-tone=\"good\">OK</span>",
					"data-tone=\"quiet\">Not checked</span>");
		}
	}

	@Test
	void pageWhenReloadedThenPagerDutyIsNotAskedEachTime() throws IOException {
		MovableClock clock = new MovableClock();
		try (RunningSample sample = RunningSample.start(this.pagerDuty.configuration(), clock)) {
			for (int i = 0; i < 20; i++) {
				assertThat(sample.browser().get("/setup").body()).contains("All checks that ran passed.");
			}
			this.pagerDuty.server().verify(1, headRequestedFor(urlEqualTo("/")));
			this.pagerDuty.answer(FakePagerDuty.KEYS, aResponse().withStatus(503));
			clock.forward(Duration.ofSeconds(6));
			assertThat(sample.browser().get("/setup").body()).contains("One thing needs attention.");
			this.pagerDuty.server().verify(2, headRequestedFor(urlEqualTo("/")));
		}
	}

	@Test
	void pageWhenBehindAProxyThenForConnectedBrowsersOnly() throws Exception {
		int port = RunningSample.freePort();
		Http behindProxy = new Http(URI.create("http://localhost:" + port));
		Map<String, String> settings = this.pagerDuty.configuration("PD_REDIRECT_URI",
				"https://tokens.example.com/callback", "PD_PORT", String.valueOf(port));
		try (RunningSample sample = RunningSample.start(settings)) {
			assertThat(sample.home()).hasToString("https://tokens.example.com/");
			HttpResponse<String> stranger = behindProxy.get("/setup");
			assertThat(stranger.statusCode()).isEqualTo(302);
			assertThat(Browser.location(stranger)).isEqualTo("/?disconnected=session");
			assertThat(behindProxy.get("/").body()).contains("Connect to PagerDuty").doesNotContain("/setup");
			assertThat(behindProxy.get("/nowhere").body()).doesNotContain("/setup");
			assertThat(this.pagerDuty.server().getAllServeEvents()).isEmpty();

			HttpResponse<String> begun = behindProxy.get("/connect/pagerduty");
			String state = Browser.query(URI.create(Browser.location(begun))).get("state");
			HttpResponse<String> connected = behindProxy.get(
					"/callback?code=" + FakePagerDuty.CODE + "&state=" + Browser.encode(state), "Cookie",
					cookie(begun));
			HttpResponse<String> page = behindProxy.get("/setup", "Cookie", cookie(connected));
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).contains("<h1>Setup</h1>", "https://tokens.example.com/callback</code>");
		}
	}

	/** A cookie for https, which a proxy would forward. */
	private static String cookie(HttpResponse<?> response) {
		return response.headers()
			.allValues("Set-Cookie")
			.stream()
			.map((cookie) -> cookie.replaceFirst(";.*", ""))
			.collect(Collectors.joining("; "));
	}

}
