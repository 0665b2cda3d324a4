package sample.pagerduty.client.token;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.FakePagerDuty.ACCESS_TOKEN;
import static sample.pagerduty.client.FakePagerDuty.LIFETIME;
import static sample.pagerduty.client.FakePagerDuty.REFRESH_TOKEN;
import static sample.pagerduty.client.FakePagerDuty.SERVICES;
import static sample.pagerduty.client.FakePagerDuty.error;
import static sample.pagerduty.client.FakePagerDuty.newPair;

/** When tokens are refreshed, and what becomes of a refresh that fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshTests {

	private final MovableClock clock = new MovableClock(Clock.systemUTC());

	private final FakePagerDuty pagerDuty = new FakePagerDuty(this.clock);

	private RunningSample sample;

	private Browser browser;

	private Script script;

	@BeforeAll
	void start() throws IOException {
		this.sample = RunningSample.start(this.pagerDuty.configuration(), this.clock);
	}

	@AfterAll
	void stop() throws IOException {
		this.sample.close();
		this.pagerDuty.close();
	}

	@BeforeEach
	void connect() {
		this.pagerDuty.reset();
		this.browser = this.sample.browser();
		SampleOnFakePagerDuty.login(this.browser);
		this.script = Script.of(this.browser, this.sample.home());
	}

	@Test
	void tokenWhenMoreThanTheMarginIsLeftThenTheSameAndNothingRemote() {
		this.clock.forward(LIFETIME.minusMinutes(6));
		assertThat(this.script.token()).isEqualTo(ACCESS_TOKEN);
		assertThat(this.pagerDuty.refreshTokensSent()).isEmpty();
	}

	@Test
	void tokenWhenLessThanTheMarginIsLeftThenNewOneForScriptAndPage() {
		this.clock.forward(LIFETIME.minusMinutes(4));
		String token = this.script.token();
		assertThat(token).startsWith("pdus+_0CCCCCC_");
		assertThat(this.browser.get("/").body()).contains(token, "Last refreshed", "it worked");
		assertThat(this.script.token()).isEqualTo(token);
		assertThat(this.pagerDuty.refreshTokensSent()).containsExactly(REFRESH_TOKEN);
	}

	@Test
	void tokenWhenRefreshedAgainThenTheNewRefreshTokenIsUsed() {
		this.clock.forward(LIFETIME);
		this.script.token();
		String second = refreshTokenOnThePage();
		this.clock.forward(LIFETIME);
		this.script.token();
		assertThat(this.pagerDuty.refreshTokensSent()).containsExactly(REFRESH_TOKEN, second);
		assertThat(second).startsWith("pdus+_1DDDDDD_");
	}

	@Test
	void pageWhenTokenIsDueThenShowsAGoodOne() {
		this.clock.forward(LIFETIME);
		assertThat(this.browser.get("/").body()).contains("pdus+_0CCCCCC_").doesNotContain(ACCESS_TOKEN);
	}

	@Test
	void refreshNowThenNewPairAndPageSaysSoOnce() {
		assertThat(Browser.location(refreshNow())).isEqualTo("/");
		assertThat(this.browser.get("/").body()).contains("PagerDuty gave a new pair of tokens", "pdus+_0CCCCCC_");
		assertThat(this.browser.get("/").body()).doesNotContain("PagerDuty gave a new pair of tokens");
	}

	@Test
	void minimumWhenTheTokenLastsLessThenRefreshed() {
		this.clock.forward(LIFETIME.minusHours(2));
		assertThat(Script.json(this.script.ask("?min_validity=3600")).path("access_token").asString())
			.isEqualTo(ACCESS_TOKEN);
		HttpResponse<String> longer = this.script.ask("?min_validity=10800");
		assertThat(Script.json(longer).path("expires_in").asLong()).isBetween(86_300L, 86_400L);
		assertThat(this.pagerDuty.refreshTokensSent()).hasSize(1);
	}

	@Test
	void minimumWhenTheNewTokenLivesShorterThenSaysSo() {
		this.pagerDuty.answerRefresh(newPair(Duration.ofMinutes(10)));
		this.clock.forward(LIFETIME.minusHours(1));
		assertThat(this.script.problem("?min_validity=7200")).isEqualTo("validity-too-long");
	}

	static Stream<Arguments> lost() {
		return Stream.of(Arguments.of("took too long", aResponse().withFixedDelay(1500).withStatus(200)),
				Arguments.of("lost it", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
				Arguments.of("server error", aResponse().withStatus(503)),
				Arguments.of("not what OAuth 2.0 prescribes", aResponse().withStatus(200).withBody("<html>")),
				Arguments.of("not what OAuth 2.0 prescribes", okJson("{\"access_token\":\"a b\\nc\"}")));
	}

	@ParameterizedTest
	@MethodSource("lost")
	void refreshWhenTheAnswerIsLostThenTriedOnceAndAgainAtTheNextUse(String words, ResponseDefinitionBuilder lost) {
		this.clock.forward(LIFETIME);
		this.pagerDuty.answerRefresh(lost);
		HttpResponse<String> failed = this.script.ask("");
		assertThat(failed.statusCode()).isEqualTo(503);
		assertThat(failed.headers().firstValue("Retry-After")).contains("30");
		assertThat(Script.problemIn(failed)).isEqualTo("pagerduty-unreachable");
		assertThat(this.pagerDuty.refreshTokensSent()).hasSize(1);
		assertThat(this.browser.get("/").body()).contains("The tokens were not refreshed", words, "Refresh now");
		assertThat(this.pagerDuty.refreshTokensSent()).hasSize(2);
		this.pagerDuty.answerRefresh(newPair(LIFETIME));
		assertThat(this.script.token()).startsWith("pdus+_0CCCCCC_");
		assertThat(this.pagerDuty.refreshTokensSent()).containsOnly(REFRESH_TOKEN).hasSize(3);
	}

	@Test
	void refreshWhenItFailsInTheMarginThenTheOldTokenIsStillGiven() {
		this.clock.forward(LIFETIME.minusMinutes(3));
		this.pagerDuty.answerRefresh(aResponse().withStatus(502));
		assertThat(this.script.token()).isEqualTo(ACCESS_TOKEN);
		assertThat(this.script.problem("?min_validity=240")).isEqualTo("pagerduty-unreachable");
	}

	@Test
	void refreshWhenPagerDutyRefusesTheAppThenTheConnectionDoesNotEnd() {
		this.clock.forward(LIFETIME);
		this.pagerDuty.answerRefresh(error(401, "{\"error\":\"invalid_client\"}"));
		assertThat(this.script.problem("")).isEqualTo("refresh-refused");
		assertThat(this.browser.get("/").body()).contains("client ID or secret");
		this.pagerDuty.answerRefresh(newPair(LIFETIME));
		assertThat(this.script.token()).startsWith("pdus+_0CCCCCC_");
	}

	@Test
	void refreshWhenTheGrantIsInvalidThenEndedUntilTheSamePersonConnects() {
		this.clock.forward(LIFETIME);
		this.pagerDuty.answerRefresh(error(400, "{\"error\":\"invalid_grant\"}"));
		HttpResponse<String> ended = this.script.ask("");
		assertThat(ended.statusCode()).isEqualTo(403);
		assertThat(Script.problemIn(ended)).isEqualTo("connection-ended");
		assertThat(Script.json(ended).path("login_url").asString())
			.isEqualTo(this.sample.home().resolve("/connect/pagerduty").toString());
		assertThat(this.browser.get("/").body()).contains("This connection has ended", "Connect again")
			.doesNotContain("Refresh now</button>");
		assertThat(this.browser.get("/services").body()).contains("takes the refresh token no more", "Connect again");
		assertThat(this.script.problem("")).isEqualTo("connection-ended");
		assertThat(this.pagerDuty.refreshTokensSent()).hasSize(1);
		this.pagerDuty.reset();
		connectAgain();
		assertThat(this.script.token()).isEqualTo(ACCESS_TOKEN);
		assertThat(this.browser.get("/").body()).doesNotContain("This connection has ended");
	}

	@Test
	void refreshWhenTheAnswerHasNoRefreshTokenThenTheOldOneIsKept() {
		this.pagerDuty.answerRefresh(okJson("{\"access_token\":\"new\",\"token_type\":\"bearer\",\"expires_in\":60}"));
		refreshNow();
		assertThat(this.browser.get("/").body()).contains("<code class=\"secret\" id=\"access-token\">new</code>");
		assertThat(refreshTokenOnThePage()).isEqualTo(REFRESH_TOKEN);
	}

	@Test
	void tokenWhenItLivesShorterThanTheMarginThenNotRefreshedAtEachUse() {
		this.pagerDuty.answerRefresh(newPair(Duration.ofMinutes(2)));
		refreshNow();
		String token = this.script.token();
		assertThat(this.script.token()).isEqualTo(token);
		assertThat(this.pagerDuty.refreshTokensSent()).hasSize(1);
		this.clock.forward(Duration.ofSeconds(70));
		assertThat(this.script.token()).isNotEqualTo(token);
	}

	@Test
	void tokenWhenPagerDutyDoesNotSayWhenItEndsThenGivenAsItIs() {
		this.pagerDuty
			.answerRefresh(okJson("{\"access_token\":\"endless\",\"refresh_token\":\"r\",\"token_type\":\"bearer\"}"));
		refreshNow();
		this.clock.forward(Duration.ofDays(90));
		HttpResponse<String> response = this.script.ask("");
		assertThat(Script.json(response).path("access_token").asString()).isEqualTo("endless");
		assertThat(Script.json(response).path("expires_in").isNull()).isTrue();
		assertThat(this.script.problem("?min_validity=60")).isEqualTo("validity-too-long");
		assertThat(this.browser.get("/").body()).contains("PagerDuty did not say when it expires");
	}

	@Test
	void connectionWhenThereIsNoRefreshTokenThenEndsWithTheAccessToken() {
		this.pagerDuty.answer(FakePagerDuty.TOKEN,
				okJson(FakePagerDuty.tokens(this.pagerDuty.idToken((claims) -> claims), "openid")
					.replaceFirst("\"refresh_token\":\"[^\"]+\",", "")));
		connectAgain();
		assertThat(this.script.token()).isEqualTo(ACCESS_TOKEN);
		assertThat(this.browser.get("/").body()).contains("PagerDuty gave none");
		this.clock.forward(LIFETIME);
		assertThat(this.script.problem("")).isEqualTo("connection-ended");
		assertThat(this.browser.get("/").body()).contains("This connection has ended", "gave no refresh token");
	}

	@Test
	void callWhenAGoodTokenIsRefusedThenRefreshedAndCalledOnceMore() {
		this.clock.forward(Duration.ofHours(1));
		this.pagerDuty.answerTo(SERVICES, ACCESS_TOKEN, unauthorized());
		assertThat(this.browser.get("/services").statusCode()).isEqualTo(200);
		assertThat(this.pagerDuty.refreshTokensSent()).hasSize(1);
	}

	@Test
	void callWhenANewTokenIsRefusedTooThenNotRefreshedAgain() {
		this.clock.forward(Duration.ofHours(1));
		this.pagerDuty.answer(SERVICES, unauthorized());
		assertThat(this.browser.get("/services").body()).contains("does not accept the access token");
		assertThat(this.browser.get("/services").statusCode()).isEqualTo(401);
		assertThat(this.pagerDuty.refreshTokensSent()).hasSize(1);
	}

	private void connectAgain() {
		SampleOnFakePagerDuty.login(this.browser);
	}

	private HttpResponse<String> refreshNow() {
		return this.browser.submit(this.browser.get("/"), "/refresh", Map.of());
	}

	private String refreshTokenOnThePage() {
		return this.browser.get("/").body().replaceFirst("(?s).*id=\"refresh-token\">([^<]+)<.*", "$1");
	}

}
