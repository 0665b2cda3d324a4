package sample.pagerduty.client.connection;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.client.Callers;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;
import tools.jackson.databind.JsonNode;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static sample.pagerduty.client.FakePagerDuty.ACCESS_TOKEN;
import static sample.pagerduty.client.FakePagerDuty.LIFETIME;
import static sample.pagerduty.client.FakePagerDuty.REFRESH_TOKEN;
import static sample.pagerduty.client.FakePagerDuty.SERVICES;
import static sample.pagerduty.client.FakePagerDuty.error;
import static sample.pagerduty.client.FakePagerDuty.newPair;

/** What happens after unusual answers to a refresh. */
class RefreshAnswerIntegrationTests {

	private static final MovableClock clock = new MovableClock();

	@RegisterExtension
	static SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock);

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final Browser browser = app.sample().browser();

	private Script script;

	@BeforeEach
	void connect() {
		SampleOnFakePagerDuty.login(this.browser);
		this.script = Script.of(this.browser);
	}

	static Stream<ResponseDefinitionBuilder> noTokens() {
		return Stream.of(ok(), noContent(), temporaryRedirect("https://proxy.example/login"), okJson("{}"),
				okJson("[]"), okJson("{\"access_token\":\"new\"}"), okJson("{\"error\":\"invalid_grant\"}"),
				error(400, "{\"message\":\"no\"}"), error(400, ""), aResponse().withStatus(400).withBody("<html>"),
				error(400, "{\"error\":{\"message\":\"no\"}}"));
	}

	static Stream<Arguments> waits() {
		return Stream.of(arguments("Retry-After", "120", "120"), arguments("ratelimit-reset", "7", "7"),
				arguments("Retry-After", "soon", "30"), arguments("Retry-After", "999999999", "3600"),
				arguments("X-Other", "9", "30"));
	}

	@ParameterizedTest
	@MethodSource("waits")
	void refreshWhenPagerDutyIsBusyThenItsTimeIsPassedOnAndKept(String header, String value, String seconds) {
		pagerDuty.answerRefresh(error(429, "{\"error\":\"invalid_client\"}").withHeader(header, value));
		clock.forward(FakePagerDuty.LIFETIME);
		HttpResponse<String> response = this.script.ask("");
		assertThat(Script.problemIn(response)).isEqualTo("pagerduty-busy");
		assertThat(response.headers().firstValue("Retry-After")).contains(seconds);
		int asked = pagerDuty.refreshTokensSent().size();
		assertThat(this.script.problem("")).isEqualTo("pagerduty-busy");
		boolean named = !seconds.equals("30");
		assertThat(pagerDuty.refreshTokensSent()).hasSize(named ? asked : asked + 1);
		pagerDuty.answerRefresh(FakePagerDuty.newPair(FakePagerDuty.LIFETIME));
		clock.forward(Duration.ofHours(1));
		assertThat(this.script.token()).startsWith("pdus+_0CCCCCC_");
	}

	@ParameterizedTest
	@CsvSource({ "Retry-After, 7, 7 seconds", "X-Other, 9, a minute" })
	void refreshNowWhenPagerDutyIsBusyThenThePageSaysHowLong(String header, String value, String wait) {
		pagerDuty.answerRefresh(error(429, "{}").withHeader(header, value));
		for (int i = 0; i < 2; i++) { // the second time it is known
			this.browser.submit(this.browser.get("/"), "/refresh", Map.of());
			assertThat(this.browser.get("/").body()).contains("The tokens were not refreshed",
					"Try again in " + wait + ".");
		}
	}

	@ParameterizedTest
	@MethodSource("noTokens")
	void refreshWhenTheAnswerHasNoTokensAndNoErrorThenSaysSo(ResponseDefinitionBuilder answer) {
		clock.forward(LIFETIME);
		pagerDuty.answerRefresh(answer);
		assertThat(this.script.problem("")).isEqualTo("pagerduty-unreachable");
		assertThat(pagerDuty.refreshTokensSent()).hasSize(1);
		assertThat(this.browser.get("/").body()).contains("The tokens were not refreshed",
				"The response is not valid OAuth 2.0");
		pagerDuty.answerRefresh(newPair(LIFETIME));
		assertThat(this.script.token()).startsWith("pdus+_0CCCCCC_");
	}

	@Test
	void refreshWhenTheScopesAreFewerThenPageAndScriptsKnow() {
		pagerDuty.answerRefresh(okJson("""
				{"access_token":"new","refresh_token":"r","token_type":"bearer","expires_in":86400,
				"scope":"openid users.read"}"""));
		clock.forward(LIFETIME);
		assertThat(Script.json(this.script.ask("")).path("scope").asString()).isEqualTo("openid users.read");
		assertThat(this.browser.get("/").body()).contains("quietly granted less", "<code>services.read</code>");
	}

	@Test
	void refreshWhenTheLifetimeIsAbsurdThenTheNewPairIsKept() {
		pagerDuty.answerRefresh(okJson("""
				{"access_token":"new","refresh_token":"r","token_type":"bearer","expires_in":99999999999999}"""));
		clock.forward(LIFETIME);
		JsonNode token = Script.json(this.script.ask(""));
		assertThat(token.path("access_token").asString()).isEqualTo("new");
		assertThat(Duration.ofSeconds(token.path("expires_in").asLong())).isLessThan(Duration.ofDays(4000));
	}

	@Test
	void tokenWhenThereIsNoRefreshTokenThenGivenUntilItExpires() {
		connectWithoutRefreshToken();
		clock.forward(LIFETIME.minusMinutes(2));
		assertThat(this.script.token()).isEqualTo(ACCESS_TOKEN);
		HttpResponse<String> longer = this.script.ask("?min_validity=600");
		assertThat(longer.statusCode()).isEqualTo(403);
		assertThat(Script.json(longer).path("detail").asString()).contains("gave no refresh token");
		assertThat(this.script.token()).isEqualTo(ACCESS_TOKEN);
		assertThat(this.browser.get("/").body()).contains(ACCESS_TOKEN)
			.doesNotContain("This connection has ended", "This app refreshes it");
		clock.forward(Duration.ofMinutes(2));
		assertThat(this.script.problem("")).isEqualTo("connection-ended");
		assertThat(this.browser.get("/services").body()).contains("gave no refresh token", "Connect again");
	}

	@Test
	void callWhenTheTokenWithoutRefreshTokenIsRefusedThenConnectionStays() {
		connectWithoutRefreshToken();
		clock.forward(Duration.ofHours(1));
		pagerDuty.answer(SERVICES, unauthorized());
		assertThat(this.browser.get("/services").body()).contains("no longer accepts the access token");
		assertThat(this.script.token()).isEqualTo(ACCESS_TOKEN);
	}

	@Test
	void refreshNowWhenThereIsNoRefreshTokenThenTheConnectionStays() {
		connectWithoutRefreshToken();
		this.browser.submit(this.browser.get("/"), "/refresh", Map.of());
		assertThat(this.browser.get("/").body()).contains("The tokens were not refreshed", "gave no refresh token")
			.doesNotContain("This connection has ended");
		assertThat(this.script.token()).isEqualTo(ACCESS_TOKEN);
	}

	@Test
	void callWhenTheTokenIsRefusedAndTheGrantIsInvalidThenConnectAgain() {
		clock.forward(Duration.ofHours(1));
		pagerDuty.answer(SERVICES, unauthorized());
		pagerDuty.answerRefresh(error(400, "{\"error\":\"invalid_grant\"}"));
		assertThat(this.browser.get("/services").body()).contains("no longer accepts the refresh token",
				"Connect again");
		assertThat(this.browser.get("/").body()).contains("This connection has ended", "Connect again");
		assertThat(this.script.problem("")).isEqualTo("connection-ended");
		assertThat(pagerDuty.refreshTokensSent()).containsExactly(REFRESH_TOKEN);
	}

	@Test
	void refreshNowWhenTheConnectionHasEndedThenPagerDutyIsNotAskedAgain() {
		HttpResponse<String> oldPage = this.browser.get("/");
		pagerDuty.answerRefresh(error(400, "{\"error\":\"invalid_grant\"}"));
		this.browser.submit(oldPage, "/refresh", Map.of());
		pagerDuty.answerRefresh(aResponse().withStatus(503));
		this.browser.submit(oldPage, "/refresh", Map.of());
		assertThat(this.browser.get("/").body()).contains("This connection has ended");
		assertThat(pagerDuty.refreshTokensSent()).hasSize(1);
	}

	@Test
	void callersWhenTheAnswerTricklesThenAllGetAnAnswerInTime() throws Exception {
		Browser impatient = app.impatient().browser();
		SampleOnFakePagerDuty.login(impatient);
		Script script = Script.of(impatient);
		clock.forward(LIFETIME);
		pagerDuty.answerRefresh(newPair(LIFETIME).withChunkedDribbleDelay(300, 60_000));
		long begin = System.nanoTime();
		List<HttpResponse<String>> answers = Callers.atOnce(20, () -> script.ask(""));
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(40));
		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.headers().firstValue("Retry-After")).isPresent();
			assertThat(Script.problemIn(answer)).isIn("pagerduty-unreachable", "busy");
		});
		assertThat(pagerDuty.refreshTokensSent()).hasSizeLessThan(5);
	}

	/** Logs in as with an app that gets no refresh tokens from PagerDuty. */
	private void connectWithoutRefreshToken() {
		String idToken = pagerDuty.idToken((claims) -> claims);
		pagerDuty.answer(FakePagerDuty.TOKEN, okJson(FakePagerDuty.tokens(idToken, "openid users.read services.read")
			.replaceFirst("\"refresh_token\":\"[^\"]+\",", "")));
		SampleOnFakePagerDuty.login(this.browser);
	}

}
