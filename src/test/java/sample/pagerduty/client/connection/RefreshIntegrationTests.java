package sample.pagerduty.client.connection;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;
import tools.jackson.databind.JsonNode;

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

/** When tokens are refreshed, and what happens if that fails. */
class RefreshIntegrationTests {

	private static final MovableClock clock = new MovableClock(Clock.systemUTC());

	@RegisterExtension
	static SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock);

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private Browser browser;

	private Script script;

	@BeforeEach
	void connect() {
		app.forgetConnection();
		connect(app.sample());
	}

	private void connect(RunningSample sample) {
		this.browser = sample.browser();
		SampleOnFakePagerDuty.login(this.browser);
		this.script = Script.of(this.browser);
	}

	@Test
	void tokenWhenMoreThanTheMarginIsLeftThenTheSameWithoutACall() {
		clock.forward(LIFETIME.minusMinutes(6));
		assertThat(this.script.token()).isEqualTo(ACCESS_TOKEN);
		assertThat(pagerDuty.refreshTokensSent()).isEmpty();
	}

	@Test
	void tokenWhenLessThanTheMarginIsLeftThenANewOneForScriptAndPage() {
		clock.forward(LIFETIME.minusMinutes(4));
		String token = this.script.token();
		assertThat(token).startsWith("pdus+_0CCCCCC_");
		assertThat(this.browser.get("/").body()).contains(token, "Last refresh:", "It worked.");
		assertThat(this.script.token()).isEqualTo(token);
		assertThat(pagerDuty.refreshTokensSent()).containsExactly(REFRESH_TOKEN);
	}

	@Test
	void tokenWhenRefreshedAgainThenTheNewRefreshTokenIsUsed() {
		clock.forward(LIFETIME);
		this.script.token();
		String second = refreshTokenOnThePage();
		clock.forward(LIFETIME);
		this.script.token();
		assertThat(pagerDuty.refreshTokensSent()).containsExactly(REFRESH_TOKEN, second);
		assertThat(second).startsWith("pdus+_1DDDDDD_");
	}

	@Test
	void pageWhenTokenHasExpiredThenShowsANewOne() {
		clock.forward(LIFETIME);
		assertThat(this.browser.get("/").body()).contains("pdus+_0CCCCCC_").doesNotContain(ACCESS_TOKEN);
	}

	@Test
	void refreshNowThenNewPairAndPageSaysSoOnce() {
		assertThat(Browser.location(refreshNow())).isEqualTo("/");
		assertThat(this.browser.get("/").body()).contains("PagerDuty issued new tokens", "pdus+_0CCCCCC_");
		assertThat(this.browser.get("/").body()).doesNotContain("PagerDuty issued new tokens");
	}

	@Test
	void minimumWhenTheTokenLastsLessThenRefreshed() {
		clock.forward(LIFETIME.minusHours(2));
		assertThat(Script.json(this.script.ask("?min_validity=3600")).path("access_token").asString())
			.isEqualTo(ACCESS_TOKEN);
		HttpResponse<String> longer = this.script.ask("?min_validity=10800");
		assertThat(Script.json(longer).path("expires_in").asLong()).isBetween(86_300L, 86_400L);
		assertThat(pagerDuty.refreshTokensSent()).hasSize(1);
	}

	@Test
	void minimumWhenTheNewTokenExpiresSoonerThenSaysSo() {
		pagerDuty.answerRefresh(newPair(Duration.ofMinutes(10)));
		clock.forward(LIFETIME.minusHours(1));
		assertThat(this.script.problem("?min_validity=7200")).isEqualTo("validity-too-long");
	}

	static Stream<Arguments> lost() {
		return Stream.of(Arguments.of("lost the connection", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
				Arguments.of("server error", aResponse().withStatus(503)),
				Arguments.of("not valid OAuth 2.0", aResponse().withStatus(200).withBody("<html>")),
				Arguments.of("not valid OAuth 2.0", okJson("{\"access_token\":\"a b\\nc\"}")));
	}

	@ParameterizedTest
	@MethodSource("lost")
	void refreshWhenTheAnswerIsLostThenTriedAgainAtTheNextUse(String words, ResponseDefinitionBuilder lost) {
		clock.forward(LIFETIME);
		pagerDuty.answerRefresh(lost);
		HttpResponse<String> failed = this.script.ask("");
		assertThat(failed.statusCode()).isEqualTo(503);
		assertThat(failed.headers().firstValue("Retry-After")).contains("30");
		assertThat(Script.problemIn(failed)).isEqualTo("pagerduty-unreachable");
		assertThat(pagerDuty.refreshTokensSent()).hasSize(1);
		assertThat(this.browser.get("/").body()).contains("The tokens were not refreshed", words, "Refresh now");
		assertThat(pagerDuty.refreshTokensSent()).hasSize(2);
		pagerDuty.answerRefresh(newPair(LIFETIME));
		assertThat(this.script.token()).startsWith("pdus+_0CCCCCC_");
		assertThat(pagerDuty.refreshTokensSent()).containsOnly(REFRESH_TOKEN).hasSize(3);
	}

	@Test
	void refreshWhenTheAnswerIsTooLateThenTriedAgainAtTheNextUse() {
		connect(app.impatient());
		refreshWhenTheAnswerIsLostThenTriedAgainAtTheNextUse("took too long", aResponse().withFixedDelay(60_000));
	}

	@Test
	void refreshWhenItFailsInTheMarginThenTheOldTokenIsStillGiven() {
		clock.forward(LIFETIME.minusMinutes(3));
		pagerDuty.answerRefresh(aResponse().withStatus(502));
		assertThat(this.script.token()).isEqualTo(ACCESS_TOKEN);
		assertThat(this.script.problem("?min_validity=240")).isEqualTo("pagerduty-unreachable");
	}

	@Test
	void refreshWhenPagerDutyRefusesTheAppThenTheConnectionDoesNotEnd() {
		clock.forward(LIFETIME);
		pagerDuty.answerRefresh(error(401, "{\"error\":\"invalid_client\"}"));
		assertThat(this.script.problem("")).isEqualTo("refresh-refused");
		assertThat(this.browser.get("/").body()).contains("client ID or secret");
		pagerDuty.answerRefresh(newPair(LIFETIME));
		assertThat(this.script.token()).startsWith("pdus+_0CCCCCC_");
	}

	@Test
	void refreshWhenTheGrantIsInvalidThenEndedUntilTheSamePersonConnects() {
		clock.forward(LIFETIME);
		pagerDuty.answerRefresh(error(400, "{\"error\":\"invalid_grant\"}"));
		HttpResponse<String> ended = this.script.ask("");
		assertThat(ended.statusCode()).isEqualTo(403);
		assertThat(Script.problemIn(ended)).isEqualTo("connection-ended");
		assertThat(Script.json(ended).path("login_url").asString())
			.isEqualTo(app.sample().home().resolve("/connect/pagerduty").toString());
		assertThat(this.browser.get("/").body()).contains("This connection has ended", "Connect again")
			.doesNotContain("Refresh now</button>");
		assertThat(this.browser.get("/services").body()).contains("no longer accepts the refresh token",
				"Connect again");
		assertThat(this.script.problem("")).isEqualTo("connection-ended");
		assertThat(pagerDuty.refreshTokensSent()).hasSize(1);
		pagerDuty.reset();
		connectAgain();
		assertThat(this.script.token()).isEqualTo(ACCESS_TOKEN);
		assertThat(this.browser.get("/").body()).doesNotContain("This connection has ended");
	}

	@Test
	void refreshWhenTheAnswerHasNoRefreshTokenThenTheOldOneIsKept() {
		pagerDuty.answerRefresh(okJson("{\"access_token\":\"new\",\"token_type\":\"bearer\",\"expires_in\":60}"));
		refreshNow();
		assertThat(this.browser.get("/").body()).contains("<code class=\"secret\" id=\"access-token\">new</code>");
		assertThat(refreshTokenOnThePage()).isEqualTo(REFRESH_TOKEN);
	}

	@Test
	void tokenWhenShorterThanTheMarginThenNotRefreshedAtEachUse() {
		pagerDuty.answerRefresh(newPair(Duration.ofMinutes(2)));
		refreshNow();
		String token = this.script.token();
		assertThat(this.script.token()).isEqualTo(token);
		assertThat(pagerDuty.refreshTokensSent()).hasSize(1);
		clock.forward(Duration.ofSeconds(70));
		assertThat(this.script.token()).isNotEqualTo(token);
	}

	@Test
	void tokenWhenPagerDutySaysNoExpiryThenTheDocumentedOneCounts() {
		pagerDuty
			.answerRefresh(okJson("{\"access_token\":\"endless\",\"refresh_token\":\"r\",\"token_type\":\"bearer\"}"));
		refreshNow();
		JsonNode token = Script.json(this.script.ask(""));
		assertThat(token.path("access_token").asString()).isEqualTo("endless");
		assertThat(token.path("expires_in").asLong()).isBetween(LIFETIME.toSeconds() - 60, LIFETIME.toSeconds());
	}

	@Test
	void connectionWhenThereIsNoRefreshTokenThenEndsWithTheAccessToken() {
		pagerDuty.answer(FakePagerDuty.TOKEN,
				okJson(FakePagerDuty.tokens(pagerDuty.idToken((claims) -> claims), "openid users.read services.read")
					.replaceFirst("\"refresh_token\":\"[^\"]+\",", "")));
		connectAgain();
		assertThat(this.script.token()).isEqualTo(ACCESS_TOKEN);
		assertThat(this.browser.get("/").body()).contains("PagerDuty gave none");
		clock.forward(LIFETIME);
		assertThat(this.script.problem("")).isEqualTo("connection-ended");
		assertThat(this.browser.get("/").body()).contains("This connection has ended", "gave no refresh token");
	}

	@Test
	void callWhenAGoodTokenIsRefusedThenRefreshedAndCalledOnceMore() {
		clock.forward(Duration.ofHours(1));
		pagerDuty.answerTo(SERVICES, ACCESS_TOKEN, unauthorized());
		assertThat(this.browser.get("/services").statusCode()).isEqualTo(200);
		assertThat(pagerDuty.refreshTokensSent()).hasSize(1);
	}

	@Test
	void callWhenANewTokenIsRefusedTooThenNotRefreshedAgain() {
		clock.forward(Duration.ofHours(1));
		pagerDuty.answer(SERVICES, unauthorized());
		assertThat(this.browser.get("/services").body()).contains("no longer accepts the access token");
		assertThat(this.browser.get("/services").statusCode()).isEqualTo(401);
		assertThat(pagerDuty.refreshTokensSent()).hasSize(1);
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
