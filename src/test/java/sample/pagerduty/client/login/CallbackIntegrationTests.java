package sample.pagerduty.client.login;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.client.Callers;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.FakePagerDuty.error;

/** PagerDuty's answer arrives twice, too early, or in odd shapes. */
class CallbackIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final Browser browser = app.sample().browser();

	private String callback;

	@BeforeEach
	void start() {
		this.callback = callbackOf(this.browser);
	}

	private static String callbackOf(Browser browser) {
		return "/callback?code=" + FakePagerDuty.CODE + "&state=" + Browser.encode(browser.connect().get("state"));
	}

	private static long exchanges() {
		return pagerDuty.formsSentTo(FakePagerDuty.TOKEN).count();
	}

	private static void answerSlowly() {
		pagerDuty.answer(FakePagerDuty.TOKEN,
				okJson(FakePagerDuty.tokens(pagerDuty.idToken((claims) -> claims), "openid users.read services.read"))
					.withFixedDelay(300));
	}

	private Browser withTheSameCookies() {
		Browser other = app.sample().browser();
		this.browser.cookies().forEach((cookie) -> other.setCookie(cookie.getName(), cookie.getValue()));
		return other;
	}

	@Test
	void callbackTwiceAtOnceThenOneExchangeAndBothConnected() throws Exception {
		answerSlowly();
		List<HttpResponse<String>> responses = Callers.atOnce(5, () -> this.browser.get(this.callback));
		assertThat(responses).allSatisfy((response) -> assertThat(Browser.location(response)).isEqualTo("/"));
		assertThat(exchanges()).isOne();
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
	}

	@Test
	void callbackWhoseFirstResponseIsLostThenTheSecondBringsTheSession() {
		Browser second = withTheSameCookies();
		this.browser.get(this.callback);
		assertThat(Browser.location(second.get(this.callback))).isEqualTo("/");
		assertThat(second.get("/").body()).contains("Hello, Ada Admin!");
		assertThat(exchanges()).isOne();
	}

	@Test
	void callbackInABrowserThatDidNotStartTheLoginThenNotConnected() {
		Browser stranger = app.sample().browser();
		assertThat(stranger.get(this.callback).statusCode()).isEqualTo(400);
		this.browser.get(this.callback);
		stranger.get(this.callback);
		assertThat(stranger.get("/").body()).doesNotContain("Hello", FakePagerDuty.ACCESS_TOKEN);
	}

	@Test
	void callbackWithAnotherCodeThenNoSessionForIt() {
		Browser second = withTheSameCookies();
		this.browser.get(this.callback);
		second.get(this.callback.replace(FakePagerDuty.CODE, "another-code"));
		assertThat(second.get("/").body()).doesNotContain("Hello", FakePagerDuty.ACCESS_TOKEN);
		assertThat(exchanges()).isOne();
	}

	@Test
	void callbackAgainAfterTheLoginThenToTheTokens() {
		this.browser.get(this.callback);
		assertThat(Browser.location(this.browser.get(this.callback))).isEqualTo("/");
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
	}

	@Test
	void callbackAgainAfterAFailureThenTheSamePage() {
		String login = "?scope=oncalls.read&return=/console";
		String state = Browser.encode(this.browser.connect(login).get("state"));
		this.callback = "/callback?code=" + FakePagerDuty.CODE + "&state=" + state;
		pagerDuty.answer(FakePagerDuty.TOKEN, error(400, "{\"error\":\"invalid_grant\"}"));
		HttpResponse<String> first = this.browser.get(this.callback);
		HttpResponse<String> second = this.browser.get(this.callback);
		assertThat(first.body()).contains("The authorization code has expired", "already used (invalid_grant)",
				"scope=oncalls.read&amp;exactly=yes&amp;return=%2Fconsole\">Connect again</a>");
		assertThat(words(second)).isEqualTo(words(first));
		assertThat(second.body()).contains("The same answer arrived twice")
			.doesNotContain("belongs to no login that this browser started");
		assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(400);
		assertThat(exchanges()).isOne();
	}

	@Test
	void callbackAgainWhilePagerDutyIsBusyThenThePageStillSaysHowLong() {
		pagerDuty.answer(FakePagerDuty.TOKEN, error(429, "{}").withHeader("Retry-After", "3000"));
		String first = this.browser.get(this.callback).body();
		String second = this.browser.get(this.callback).body();
		assertThat(first).contains("Connect again in 3000 seconds.", "data-wait=\"3000\"");
		assertThat(second).containsPattern("Connect again in (2\\d\\d\\d|3000) seconds\\.")
			.containsPattern("data-wait=\"(2\\d\\d\\d|3000)\"");
		assertThat(exchanges()).isOne();
	}

	@Test
	void callbackAgainWhenTheWaitIsOverThenAtOnce() {
		pagerDuty.answer(FakePagerDuty.TOKEN, error(429, "{}").withHeader("Retry-After", "0"));
		for (int time = 1; time <= 2; time++) {
			assertThat(this.browser.get(this.callback).body()).contains("Connect again in a second.")
				.doesNotContain("data-wait");
		}
		assertThat(exchanges()).isOne();
	}

	@Test
	void callbackAgainAfterAFailureThatAnOlderVersionStoredThenTheFailure() throws Exception {
		pagerDuty.answer(FakePagerDuty.TOKEN, error(400, "{\"error\":\"invalid_grant\"}"));
		this.browser.get(this.callback);
		try (Connection store = app.sample().context().getBean(DataSource.class).getConnection();
				Statement statement = store.createStatement()) {
			statement.executeUpdate("update login set error_code = null, connect_again = null");
		}
		assertThat(this.browser.get(this.callback).body()).contains("The authorization code has expired",
				"connect/pagerduty\">Connect again</a>");
	}

	@Test
	void callbackWithACodeAfterCancelThenThePageSaysThatTheLoginIsOver() {
		String state = "&state=" + Browser.encode(this.browser.connect("?scope=oncalls.read").get("state"));
		assertThat(this.browser.get("/callback?error=access_denied" + state).body()).contains("You canceled the login");
		HttpResponse<String> second = this.browser.get("/callback?code=" + FakePagerDuty.CODE + state);
		assertThat(second.body())
			.contains("This login is already over", "scope=oncalls.read&amp;exactly=yes\">Connect again</a>")
			.doesNotContain("You canceled");
		assertThat(second.statusCode()).isEqualTo(400);
		assertThat(exchanges()).isZero();
	}

	/** The page without its reference and the picture of its request. */
	private static String words(HttpResponse<String> page) {
		String body = page.body();
		return body.substring(0, body.indexOf("class=\"flow\"")).replaceFirst("id=\"reference\">\\w+<", "");
	}

	@Test
	void callbackWhenConnectedBeforeThenAFailureKeepsTheConnection() {
		this.browser.get(this.callback);
		String next = callbackOf(this.browser);
		pagerDuty.answer(FakePagerDuty.TOKEN, error(400, "{\"error\":\"invalid_grant\"}"));
		assertThat(this.browser.get(next).statusCode()).isEqualTo(400);
		assertThat(this.browser.get("/").body()).contains(FakePagerDuty.ACCESS_TOKEN);
	}

	@ParameterizedTest
	@CsvSource({ "Purpose, prefetch", "Sec-Purpose, prefetch", "Sec-Purpose, prefetch;prerender", "X-Moz, prefetch" })
	void prefetchThenTheCodeIsNotUsed(String header, String value) {
		HttpResponse<String> response = this.browser.get(this.callback, header, value);
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(exchanges()).isZero();
		assertThat(Browser.location(this.browser.get(this.callback))).isEqualTo("/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "HEAD", "OPTIONS", "PUT", "DELETE" })
	void callbackByAnotherMethodThenTheCodeIsNotUsed(String method) {
		assertThat(this.browser.send(method, this.callback).statusCode()).isIn(403, 405);
		assertThat(exchanges()).isZero();
		assertThat(Browser.location(this.browser.get(this.callback))).isEqualTo("/");
	}

	static Stream<String> malformed() {
		return Stream.of("&code=another", "&state=another", "&error=access_denied",
				"&iss=" + Browser.encode(pagerDuty.issuer()) + "&iss=" + Browser.encode(pagerDuty.issuer()),
				"&code=" + FakePagerDuty.CODE);
	}

	@ParameterizedTest
	@MethodSource("malformed")
	void callbackWithRepeatedParametersThenRefusedBeforeTheCodeIsUsed(String more) {
		HttpResponse<String> response = this.browser.get(this.callback + more);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("PagerDuty’s answer is not valid");
		assertThat(exchanges()).isZero();
	}

	@Test
	void connectByAnImageThenNoLoginIsStarted() {
		assertThat(this.browser.get("/connect/pagerduty", "Sec-Fetch-Dest", "image").statusCode()).isEqualTo(404);
		assertThat(this.browser.get("/connect/pagerduty", "Sec-Fetch-Dest", "iframe").statusCode()).isEqualTo(404);
		assertThat(this.browser.get("/connect/pagerduty", "Sec-Purpose", "prefetch").statusCode()).isEqualTo(404);
		assertThat(this.browser.get("/connect/pagerduty", "Sec-Fetch-Dest", "document").statusCode()).isEqualTo(302);
	}

	@Test
	void connectThenNothingIsStoredForAStranger() {
		Browser stranger = app.sample().browser();
		for (int i = 0; i < 8; i++) {
			stranger.connect();
		}
		assertThat(stranger.cookies()).hasSize(5)
			.allSatisfy((cookie) -> assertThat(cookie.getName()).startsWith("PD_OAUTH_LOGIN_"))
			.allSatisfy((cookie) -> assertThat(cookie.getValue()).hasSizeLessThan(2000));
	}

}
