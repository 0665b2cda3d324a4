package sample.pagerduty.client.script;

import java.net.http.HttpResponse;
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
	void createKey() {
		SampleOnFakePagerDuty.login(this.browser);
		// Deletes the keys of the test before
		this.browser.submit(this.browser.get("/"), "/disconnect", Map.of());
		SampleOnFakePagerDuty.login(this.browser);
		this.script = Script.of(this.browser);
	}

	@Test
	void useThenRecordedToTheMinute() {
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
	void keyWhenItExpiresTodayThenWorksUntilMidnight() {
		LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
		this.browser.submit(this.browser.get("/scripts"), "/scripts", Map.of("name", "x", "end", today.toString()));
		Script brief = Script.withKeyOn(this.browser, "/scripts");
		Duration left = Duration.between(clock.instant(), today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
		clock.forward(left.minusNanos(1));
		assertThat(brief.ask("").statusCode()).isEqualTo(200);
		clock.forward(Duration.ofNanos(1));
		assertThat(brief.problem("")).isEqualTo("invalid-key");
		assertThat(this.script.ask("").statusCode()).isEqualTo(200);
	}

	@Test
	void tokenWhenOnlyHeadersAreRequestedThenNoBody() throws Exception {
		HttpResponse<String> response = this.script.send("HEAD", "/api/token");
		assertThat(response.body()).isEmpty();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
	}

	@Test
	void keyThenChangesNothingInTheBrowser() throws Exception {
		for (String path : new String[] { "/refresh", "/disconnect", "/scripts", "/sign-out" }) {
			assertThat(this.script.send("POST", path).statusCode()).isEqualTo(403);
		}
		assertThat(app.pagerDuty().refreshTokensSent()).isEmpty();
		assertThat(this.script.token()).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
	}

	private static String now() {
		return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC).format(clock.instant());
	}

	private String lastUsed() {
		return this.browser.get("/scripts")
			.body()
			.replaceFirst("(?s).*data-label=\"Last used\">(?:<[^>]+>)?([^<]+)<.*", "$1");
	}

}
