package sample.pagerduty.client.script;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import static org.assertj.core.api.Assertions.assertThat;

/** What a script key opens, and for how long. */
class ScriptKeyUseIntegrationTests {

	private static final MovableClock clock = new MovableClock();

	@RegisterExtension
	static SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock);

	private final Browser browser = app.sample().browser();

	private Script script;

	@BeforeEach
	void makeKey() {
		SampleOnFakePagerDuty.login(this.browser);
		this.browser.submit(this.browser.get("/"), "/disconnect", Map.of()); // with older
																				// keys
		SampleOnFakePagerDuty.login(this.browser);
		this.script = Script.of(this.browser, app.sample().home());
	}

	@Test
	void useThenNotedToTheMinute() {
		Instant now = clock.instant();
		clock.forward(Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(90)));
		this.script.token();
		String first = now();
		clock.forward(Duration.ofSeconds(59));
		this.script.token();
		assertThat(lastUsed()).isEqualTo(first);
		clock.forward(Duration.ofSeconds(2));
		this.script.token();
		assertThat(lastUsed()).isEqualTo(now()).isNotEqualTo(first);
	}

	@Test
	void keyWhenItEndsTodayThenGoodUntilMidnight() {
		LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
		this.browser.submit(this.browser.get("/scripts"), "/scripts", Map.of("name", "x", "end", today.toString()));
		Script brief = new Script(app.sample().home(), Script.keyIn(this.browser.get("/scripts")));
		Duration left = Duration.between(clock.instant(), today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
		clock.forward(left.minusNanos(1));
		assertThat(brief.ask("").statusCode()).isEqualTo(200);
		clock.forward(Duration.ofNanos(1));
		assertThat(brief.problem("")).isEqualTo("invalid-key");
		assertThat(this.script.ask("").statusCode()).isEqualTo(200);
	}

	@Test
	void tokenWhenOnlyTheHeadersAreAskedForThenNone() throws Exception {
		HttpResponse<String> response = send("HEAD", "/api/token");
		assertThat(response.body()).isEmpty();
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Location")).isEmpty();
	}

	@Test
	void keyThenChangesNothingThatBelongsToTheBrowser() throws Exception {
		for (String path : new String[] { "/refresh", "/disconnect", "/scripts", "/sign-out" }) {
			assertThat(send("POST", path).statusCode()).isEqualTo(403);
		}
		assertThat(app.pagerDuty().refreshTokensSent()).isEmpty();
		assertThat(this.script.token()).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
	}

	private static String now() {
		return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC).format(clock.instant());
	}

	private String lastUsed() {
		return this.browser.get("/scripts").body().replaceFirst("(?s).*data-label=\"Last used\">([^<]+)<.*", "$1");
	}

	private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(app.sample().home().resolve(path))
				.method(method, BodyPublishers.noBody())
				.header("Authorization", "Bearer " + this.script.key())
				.build(), BodyHandlers.ofString());
	}

}
