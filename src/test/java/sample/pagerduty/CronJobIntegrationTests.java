package sample.pagerduty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.FakePagerDuty.ACCESS_TOKEN;
import static sample.pagerduty.client.FakePagerDuty.REFRESH_TOKEN;
import static sample.pagerduty.client.FakePagerDuty.SERVICES;
import static sample.pagerduty.client.FakePagerDuty.error;

/**
 * The cron job of the documentation, when PagerDuty refuses. Cron mails what it prints.
 */
class CronJobIntegrationTests {

	private static final MovableClock clock = new MovableClock(Clock.systemUTC());

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock);

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	@TempDir
	private Path home;

	private Script script;

	@BeforeEach
	void createKey() throws IOException {
		Requirements.bash();
		Requirements.curl();
		Browser browser = app.sample().browser();
		SampleOnFakePagerDuty.login(browser);
		this.script = Script.of(browser);
		Files.writeString(this.home.resolve(".pagerduty-key.curl"),
				"header = \"Authorization: Bearer " + this.script.key() + "\"\n");
		pagerDuty.answer(SERVICES, okJson("{\"services\":[{\"id\":\"P1\"}]}"));
	}

	@Test
	void jobThenWritesTheServicesAndMailsNothing() throws Exception {
		assertThat(run()).isEqualTo(new Result(0, ""));
		assertThat(this.home.resolve("services.json")).hasContent("{\"services\":[{\"id\":\"P1\"}]}");
		assertNothingLeft("services.json");
	}

	@Test
	void jobWhenTheTokenIsRefusedThenOnceMoreWithAnotherOne() throws Exception {
		clock.forward(Duration.ofMinutes(5));
		pagerDuty.answerTo(SERVICES, ACCESS_TOKEN, unauthorized());
		assertThat(run()).isEqualTo(new Result(0, ""));
		assertThat(pagerDuty.refreshTokensSent()).containsExactly(REFRESH_TOKEN);
		assertThat(callsOfServices()).isEqualTo(2);
		assertThat(this.home.resolve("services.json")).content().contains("P1");
	}

	@Test
	void jobWhenEveryTokenIsRefusedThenMailsWhyAfterTwoCalls() throws Exception {
		clock.forward(Duration.ofMinutes(5));
		Files.writeString(this.home.resolve("services.json"), "the old ones");
		pagerDuty.answer(SERVICES, unauthorized());
		Result result = run();
		assertThat(result.status()).isEqualTo(1);
		assertThat(result.mail()).contains("PagerDuty answered 401:", "Unauthorized").doesNotContain("pdus+", "pdsk_");
		assertThat(callsOfServices()).isEqualTo(2);
		assertThat(this.home.resolve("services.json")).hasContent("the old ones");
		assertNothingLeft("services.json");
	}

	@Test
	void jobWhenPagerDutyForbidsThenMailsWhyAtOnce() throws Exception {
		pagerDuty.answer(SERVICES, error(403, "{\"error\":{\"message\":\"Token missing required scopes\"}}"));
		Result result = run();
		assertThat(result.status()).isEqualTo(1);
		assertThat(result.mail()).contains("PagerDuty answered 403:", "Token missing required scopes");
		assertThat(callsOfServices()).isEqualTo(1);
		assertNothingLeft();
	}

	@Test
	void jobWhenTheConnectionHasEndedThenMailsWhatToDo() throws Exception {
		clock.forward(FakePagerDuty.LIFETIME);
		pagerDuty.answerRefresh(error(400, "{\"error\":\"invalid_grant\"}"));
		Result result = run();
		assertThat(result.status()).isNotZero();
		assertThat(result.mail()).contains("connection-ended", "connect as the same person", "/connect/pagerduty");
		assertThat(callsOfServices()).isZero();
		assertNothingLeft();
	}

	@Test
	void jobWhenTheRefusedTokenCannotBeReplacedThenMailsWhy() throws Exception {
		clock.forward(Duration.ofMinutes(5));
		pagerDuty.answer(SERVICES, unauthorized());
		pagerDuty.answerRefresh(aResponse().withStatus(503).withBody("<h1>down</h1>"));
		Result result = run();
		assertThat(result.status()).isNotZero();
		assertThat(result.mail()).contains("pagerduty-unreachable").doesNotContain("down");
		assertNothingLeft();
	}

	private static ResponseDefinitionBuilder unauthorized() {
		return error(401, "{\"error\":{\"message\":\"Unauthorized\",\"code\":2006}}");
	}

	private static int callsOfServices() {
		return pagerDuty.server().findAll(getRequestedFor(urlPathEqualTo(SERVICES))).size();
	}

	private void assertNothingLeft(String... files) throws IOException {
		try (var left = Files.list(this.home)) {
			assertThat(left.map((file) -> file.getFileName().toString()).filter((name) -> name.startsWith("services")))
				.containsExactlyInAnyOrder(files);
		}
	}

	/** As documented, but with the addresses of this test. */
	private Result run() throws IOException, InterruptedException {
		String job = Readme.page("scripts.md")
			.blocks()
			.stream()
			.filter((block) -> block.startsWith("#!/bin/bash"))
			.findFirst()
			.orElseThrow()
			.replace("http://localhost:5000/", app.sample().home().toString())
			.replace("https://api.pagerduty.com", pagerDuty.url());
		Path file = Files.writeString(this.home.resolve("job"), job);
		ProcessBuilder builder = new ProcessBuilder(List.of("bash", file.toString())).redirectErrorStream(true);
		builder.environment().put("HOME", this.home.toString());
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return new Result(process.exitValue(), output);
	}

	private record Result(int status, String mail) {

	}

}
