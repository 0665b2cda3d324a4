package sample.pagerduty.client.connection;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.client.Callers;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sample.pagerduty.client.FakePagerDuty.LIFETIME;
import static sample.pagerduty.client.FakePagerDuty.newPair;

/** Many callers at once, in one process. */
class ConcurrentRefreshIntegrationTests {

	/** More than the pool has connections to the embedded database. */
	private static final int CALLERS = 100;

	private static final MovableClock clock = new MovableClock(Clock.systemUTC());

	@RegisterExtension
	static SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock, Map.of("PD_READ_TIMEOUT", "60s"));

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private Script script;

	@BeforeEach
	void connect() {
		this.script = connect("PADA001", "Ada");
		pagerDuty.server().resetRequests();
	}

	private Script connect(String userId, String name) {
		pagerDuty.logInAs(userId, name);
		Browser browser = app.sample().browser();
		SampleOnFakePagerDuty.login(browser);
		return Script.of(browser);
	}

	@Test
	void callersWhenTheTokenHasExpiredThenOneRefreshAndTheSameTokenForAll() throws Exception {
		clock.forward(LIFETIME);
		pagerDuty.answerRefresh(newPair(LIFETIME).withFixedDelay(500));
		List<HttpResponse<String>> answers = Callers.atOnce(CALLERS, () -> this.script.ask("?format=text"));
		assertThat(answers).hasSize(CALLERS).allSatisfy((answer) -> assertThat(answer.statusCode()).isEqualTo(200));
		assertThat(answers.stream().map(HttpResponse::body).collect(Collectors.toSet())).singleElement()
			.asString()
			.startsWith("pdus+_0CCCCCC_");
		assertThat(pagerDuty.refreshTokensSent()).hasSize(1);
	}

	@Test
	void callersWhenTheRefreshFailsThenThereIsNoLoopOfRetries() throws Exception {
		clock.forward(LIFETIME);
		pagerDuty.answerRefresh(aResponse().withStatus(503).withFixedDelay(2000));
		List<HttpResponse<String>> answers = Callers.atOnce(CALLERS, () -> this.script.ask(""));
		assertThat(answers).allSatisfy((answer) -> assertThat(answer.statusCode()).isEqualTo(503));
		// A caller that comes after the failure may try again.
		assertThat(pagerDuty.refreshTokensSent()).hasSizeLessThan(10);
	}

	@Test
	void callerWhenAnotherConnectionIsBeingRefreshedThenDoesNotWait() throws Exception {
		Script other = connect("PGRACE1", "Grace");
		clock.forward(Duration.ofHours(1));
		pagerDuty.server().resetRequests();
		pagerDuty.answerRefresh(newPair(LIFETIME).withFixedDelay(10_000));
		CompletableFuture<HttpResponse<String>> slow = CompletableFuture
			.supplyAsync(() -> this.script.ask("?min_validity=84000"));
		await().until(() -> pagerDuty.refreshTokensSent().size() == 1);
		assertThat(other.token()).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
		assertThat(slow).isNotDone();
		assertThat(slow.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
	}

	@Test
	void disconnectWhenARefreshIsUnderWayThenTheNewPairIsRevokedToo() throws Exception {
		pagerDuty.logInAs("PADA001", "Ada");
		Browser browser = app.sample().browser();
		SampleOnFakePagerDuty.login(browser);
		HttpResponse<String> page = browser.get("/");
		clock.forward(Duration.ofHours(1));
		pagerDuty.answerRefresh(newPair(LIFETIME).withFixedDelay(900));
		CompletableFuture<HttpResponse<String>> refresh = CompletableFuture
			.supplyAsync(() -> this.script.ask("?min_validity=84000"));
		await().until(() -> pagerDuty.refreshTokensSent().size() == 1);
		assertThat(Browser.location(browser.submit(page, "/disconnect", Map.of()))).isEqualTo("/?disconnected");
		refresh.get(60, TimeUnit.SECONDS);
		assertThat(pagerDuty.tokensRevoked()).hasSize(2)
			.satisfiesExactly((token) -> assertThat(token).startsWith("pdus+_1DDDDDD_"),
					(token) -> assertThat(token).startsWith("pdus+_0CCCCCC_"));
		assertThat(this.script.problem("")).isEqualTo("invalid-key");
	}

}
