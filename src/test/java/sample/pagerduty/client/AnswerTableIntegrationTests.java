package sample.pagerduty.client;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sample.pagerduty.Browser;
import sample.pagerduty.Http;
import sample.pagerduty.MovableClock;
import sample.pagerduty.RunningSample;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static sample.pagerduty.client.FakePagerDuty.KEYS;
import static sample.pagerduty.client.FakePagerDuty.LIFETIME;
import static sample.pagerduty.client.FakePagerDuty.ME;
import static sample.pagerduty.client.FakePagerDuty.REVOKE;
import static sample.pagerduty.client.FakePagerDuty.SERVICES;
import static sample.pagerduty.client.FakePagerDuty.TOKEN;

/**
 * What each odd answer means at each place where this app asks PagerDuty: what the page
 * says, what a script gets, how long to wait, and what is logged. Each table has every
 * answer. What passes by itself must never look permanent, nor the reverse.
 */
@ExtendWith(OutputCaptureExtension.class)
class AnswerTableIntegrationTests {

	/** The answers, the status of the page, its title and advice, and the log. */
	private static final String CODE = """
			INVALID_GRANT | 400 | The authorization code has expired | Connect again | CODE_EXPIRED
			INVALID_CLIENT | 500 | does not accept this app’s client ID or secret | Compare PD_CLIENT_ID | INVALID_CLIENT
			INVALID_SCOPE | 500 | does not accept the scopes | Compare SCOPES | INVALID_SCOPE
			PROXY_PASSWORD | 502 | A proxy requires a password | PROXY_PASSWORD | PROXY
			TOO_MANY TOO_MANY_FOR_NONSENSE | 503 | PagerDuty is busy | Connect again in a minute. | TOKEN_RATE_LIMITED
			TOO_MANY_FOR_SECONDS | 503 | PagerDuty is busy | Connect again in 7 seconds. | TOKEN_RATE_LIMITED
			TOO_MANY_UNTIL | 503 | PagerDuty is busy | Connect again in 91 seconds. | TOKEN_RATE_LIMITED
			TOO_MANY_FOR_YEARS | 503 | PagerDuty is busy | Connect again in 3600 seconds. | TOKEN_RATE_LIMITED
			TEMPORARILY_UNAVAILABLE SERVER_ERROR BAD_GATEWAY_HTML OVERLOADED_HTML GATEWAY_TIMEOUT \
			| 502 | PagerDuty has a problem | Wait a minute | TOKEN_UNAVAILABLE
			REQUEST_TIMEOUT SLOW DRIPPING | 504 | PagerDuty took too long | raise READ_TIMEOUT | TOKEN_TIMEOUT
			RESET NO_ANSWER GARBAGE | 502 | This app cannot reach PagerDuty | network, DNS, proxy | TOKEN_UNREACHABLE
			ERROR_IS_NO_TEXT UNAUTHORIZED FORBIDDEN FORBIDDEN_BY_SQUID NOT_FOUND NOT_FOUND_HTML CAPTIVE_PORTAL_511 \
			CAPTIVE_PORTAL_200 REDIRECT_ELSEWHERE EMPTY NO_CONTENT NOT_JSON ANOTHER_JSON NULL_JSON TOO_LARGE \
			MALFORMED_TYPE NOT_GZIP | 502 | The response was not a token | whether a proxy is in between \
			| TOKEN_UNREADABLE
			""";

	/**
	 * The answers, status, problem and Retry-After for a script, the page, and the log.
	 */
	private static final String REFRESH = """
			INVALID_GRANT | 403 | connection-ended | - | This connection has ended. | INVALID_GRANT
			INVALID_CLIENT | 503 | refresh-refused | 300 | Compare PD_CLIENT_ID | INVALID_CLIENT
			INVALID_SCOPE | 503 | refresh-refused | 300 | Compare the scopes with those | INVALID_SCOPE
			PROXY_PASSWORD | 503 | pagerduty-unreachable | 30 | PROXY_PASSWORD | PROXY
			TOO_MANY TOO_MANY_FOR_NONSENSE | 503 | pagerduty-busy | 30 | Try again in a minute. | RATE_LIMITED
			TOO_MANY_FOR_SECONDS | 503 | pagerduty-busy | 7 | Try again in 7 seconds. | RATE_LIMITED
			TOO_MANY_UNTIL | 503 | pagerduty-busy | 91 | Try again in 91 seconds. | RATE_LIMITED
			TOO_MANY_FOR_YEARS | 503 | pagerduty-busy | 3600 | Try again in 3,600 seconds. | RATE_LIMITED
			TEMPORARILY_UNAVAILABLE | 503 | pagerduty-unreachable | 11 | answered with a server error | UNAVAILABLE
			OVERLOADED_HTML | 503 | pagerduty-unreachable | 20 | answered with a server error | UNAVAILABLE
			SERVER_ERROR BAD_GATEWAY_HTML GATEWAY_TIMEOUT | 503 | pagerduty-unreachable | 30 \
			| answered with a server error | UNAVAILABLE
			REQUEST_TIMEOUT SLOW DRIPPING | 503 | pagerduty-unreachable | 30 | took too long to answer | TIMEOUT
			RESET NO_ANSWER GARBAGE | 503 | pagerduty-unreachable | 30 | could not connect to PagerDuty | UNREACHABLE
			ERROR_IS_NO_TEXT UNAUTHORIZED FORBIDDEN FORBIDDEN_BY_SQUID NOT_FOUND NOT_FOUND_HTML CAPTIVE_PORTAL_511 \
			CAPTIVE_PORTAL_200 REDIRECT_ELSEWHERE EMPTY NO_CONTENT NOT_JSON ANOTHER_JSON NULL_JSON TOO_LARGE \
			MALFORMED_TYPE NOT_GZIP | 503 | pagerduty-unreachable | 30 | It may be a proxy’s error page | UNREADABLE
			""";

	/** The same, except that no login helps an app. */
	private static final String APP_TOKEN = REFRESH
		.replace("INVALID_GRANT | 403 | connection-ended | - | This connection has ended. | INVALID_GRANT",
				"INVALID_GRANT | 503 | refresh-refused | 300 | refused to give this app a token | REFUSED")
		.replace("INVALID_SCOPE | 503 | refresh-refused | 300 |", "INVALID_SCOPE | 403 | app-token-refused | - |");

	/**
	 * The answers, the query of the page after disconnecting, and the log. The status
	 * alone confirms; garbage can come before or after that was read.
	 */
	private static final String REVOCATION = """
			EMPTY NO_CONTENT NOT_JSON ANOTHER_JSON NULL_JSON DRIPPING TOO_LARGE NOT_GZIP MALFORMED_TYPE | disconnected | -
			CAPTIVE_PORTAL_200 REDIRECT_ELSEWHERE | disconnected=unconfirmed | UNREADABLE
			GARBAGE | disconnected(?:=unconfirmed)? | *
			INVALID_GRANT INVALID_CLIENT INVALID_SCOPE TEMPORARILY_UNAVAILABLE ERROR_IS_NO_TEXT UNAUTHORIZED FORBIDDEN \
			FORBIDDEN_BY_SQUID NOT_FOUND NOT_FOUND_HTML PROXY_PASSWORD REQUEST_TIMEOUT TOO_MANY TOO_MANY_FOR_SECONDS \
			TOO_MANY_UNTIL TOO_MANY_FOR_YEARS TOO_MANY_FOR_NONSENSE CAPTIVE_PORTAL_511 SERVER_ERROR BAD_GATEWAY_HTML \
			OVERLOADED_HTML GATEWAY_TIMEOUT RESET NO_ANSWER SLOW | disconnected=unconfirmed \
			| did not confirm that a token is revoked
			""";

	/** The answers, the status of the page, its cause and advice, and the log. */
	private static final String SIGNING_KEYS = """
			PROXY_PASSWORD | 502 | requires a password | PROXY_PASSWORD | PROXY
			TOO_MANY TOO_MANY_FOR_SECONDS TOO_MANY_UNTIL TOO_MANY_FOR_YEARS TOO_MANY_FOR_NONSENSE SERVER_ERROR \
			BAD_GATEWAY_HTML OVERLOADED_HTML GATEWAY_TIMEOUT | 502 | with an error. | Wait a minute | KEYS_UNAVAILABLE
			REQUEST_TIMEOUT SLOW DRIPPING | 504 | in time. | raise READ_TIMEOUT | KEYS_TIMEOUT
			RESET NO_ANSWER GARBAGE | 502 | could not fetch the keys | Check that the machine | KEYS_UNREACHABLE
			INVALID_GRANT INVALID_CLIENT INVALID_SCOPE TEMPORARILY_UNAVAILABLE ERROR_IS_NO_TEXT UNAUTHORIZED FORBIDDEN \
			FORBIDDEN_BY_SQUID NOT_FOUND NOT_FOUND_HTML CAPTIVE_PORTAL_511 CAPTIVE_PORTAL_200 REDIRECT_ELSEWHERE EMPTY \
			NO_CONTENT NOT_JSON ANOTHER_JSON NULL_JSON TOO_LARGE MALFORMED_TYPE NOT_GZIP | 502 \
			| did not answer with keys | whether a proxy is in between | KEYS_UNREADABLE
			""";

	/** The answers, the status of the page, its title and advice, and the log. */
	private static final String PROFILE = """
			FORBIDDEN | 302 | - | - | -
			INVALID_CLIENT UNAUTHORIZED | 502 | does not accept the new token | Connect again | PROFILE_UNAUTHORIZED
			PROXY_PASSWORD | 502 | A proxy requires a password | PROXY_PASSWORD | PROXY
			TOO_MANY TOO_MANY_FOR_NONSENSE | 503 | Too many calls | Connect again in a minute. | PROFILE_RATE_LIMITED
			TOO_MANY_FOR_SECONDS | 503 | Too many calls | Connect again in 7 seconds. | PROFILE_RATE_LIMITED
			TOO_MANY_UNTIL | 503 | Too many calls | Connect again in 91 seconds. | PROFILE_RATE_LIMITED
			TOO_MANY_FOR_YEARS | 503 | Too many calls | Connect again in 3600 seconds. | PROFILE_RATE_LIMITED
			SERVER_ERROR BAD_GATEWAY_HTML OVERLOADED_HTML GATEWAY_TIMEOUT | 502 | PagerDuty’s REST API has a problem \
			| Wait a minute | PROFILE_UNAVAILABLE
			REQUEST_TIMEOUT SLOW DRIPPING | 504 | REST API took too long | raise READ_TIMEOUT | PROFILE_TIMEOUT
			RESET NO_ANSWER GARBAGE | 502 | cannot reach PagerDuty’s REST API | network, DNS | PROFILE_UNREACHABLE
			INVALID_GRANT INVALID_SCOPE TEMPORARILY_UNAVAILABLE ERROR_IS_NO_TEXT FORBIDDEN_BY_SQUID NOT_FOUND \
			NOT_FOUND_HTML CAPTIVE_PORTAL_511 CAPTIVE_PORTAL_200 REDIRECT_ELSEWHERE EMPTY NO_CONTENT NOT_JSON \
			ANOTHER_JSON NULL_JSON TOO_LARGE MALFORMED_TYPE NOT_GZIP | 502 | The response was not a PagerDuty user \
			| whether a proxy is in between | PROFILE_UNREADABLE
			""";

	/** The answers, and the status and the words of the page. */
	private static final String CONSOLE = """
			INVALID_GRANT INVALID_SCOPE TEMPORARILY_UNAVAILABLE ERROR_IS_NO_TEXT | 400 | did not understand the request
			INVALID_CLIENT UNAUTHORIZED | 401 | no longer accepts the access token
			FORBIDDEN | 403 | does not let you see this
			NOT_FOUND NOT_FOUND_HTML | 404 | found nothing there
			PROXY_PASSWORD | 502 | requires a password (407)
			TOO_MANY TOO_MANY_FOR_NONSENSE | 503 | Try again in a minute.
			TOO_MANY_FOR_SECONDS | 503 | Try again in 7 seconds.
			TOO_MANY_UNTIL | 503 | Try again in 91 seconds.
			TOO_MANY_FOR_YEARS | 503 | Try again in 3,600 seconds.
			SERVER_ERROR BAD_GATEWAY_HTML OVERLOADED_HTML GATEWAY_TIMEOUT | 502 | REST API has a problem
			REQUEST_TIMEOUT SLOW DRIPPING | 504 | took too long to answer
			RESET NO_ANSWER GARBAGE | 502 | cannot reach PagerDuty’s REST API
			FORBIDDEN_BY_SQUID CAPTIVE_PORTAL_511 CAPTIVE_PORTAL_200 REDIRECT_ELSEWHERE NOT_JSON NOT_GZIP \
			| 502 | is not from PagerDuty’s REST API
			EMPTY NO_CONTENT | 200 | The answer has no body.
			MALFORMED_TYPE ANOTHER_JSON NULL_JSON | 200 | id="result"
			TOO_LARGE | 200 | The answer is larger than 1 MB.
			""";

	private static final List<String> SECRETS = List.of(FakePagerDuty.CLIENT_SECRET, FakePagerDuty.CODE,
			FakePagerDuty.ACCESS_TOKEN, FakePagerDuty.REFRESH_TOKEN, FakePagerDuty.APP_TOKEN, "pdus+_", "pdsk_");

	private static final MovableClock clock = new MovableClock(
			Clock.fixed(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC));

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock, Map.of("PD_APP_TOKENS", "true"));

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private Browser browser;

	private CapturedOutput log;

	private int logged;

	@BeforeEach
	void remember(CapturedOutput log) {
		this.log = log;
		this.logged = log.getAll().length();
	}

	private void visit(OddAnswer answer) {
		this.browser = (answer.isSlow() ? app.impatient() : app.sample()).browser();
	}

	static Stream<Arguments> code() {
		return rows(CODE);
	}

	static Stream<Arguments> refresh() {
		return rows(REFRESH);
	}

	static Stream<Arguments> appToken() {
		return rows(APP_TOKEN);
	}

	static Stream<Arguments> revocation() {
		return rows(REVOCATION);
	}

	static Stream<Arguments> signingKeys() {
		return rows(SIGNING_KEYS);
	}

	static Stream<Arguments> profile() {
		return rows(PROFILE);
	}

	static Stream<Arguments> console() {
		return rows(CONSOLE);
	}

	private static Stream<Arguments> rows(String table) {
		List<Arguments> rows = table.lines().flatMap((line) -> {
			String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
			return Arrays.stream(cells[0].split(" ")).map((answer) -> {
				Object[] row = Arrays.copyOf(cells, cells.length, Object[].class);
				row[0] = OddAnswer.valueOf(answer);
				return arguments(row);
			});
		}).toList();
		assertThat(rows).extracting((row) -> row.get()[0]).containsExactlyInAnyOrder((Object[]) OddAnswer.values());
		return rows.stream();
	}

	@ParameterizedTest
	@MethodSource("code")
	void authorizationCode(OddAnswer answer, int status, String title, String advice, String logged) {
		visit(answer);
		String state = this.browser.connect().get("state");
		pagerDuty.answer(TOKEN, answer.at(clock.instant()));
		HttpResponse<String> page = SampleOnFakePagerDuty.callback(this.browser, state);
		assertPage(page, status, title, advice);
		assertLogged(logged);
		pagerDuty.reset();
		assertThat(Browser.location(SampleOnFakePagerDuty.login(this.browser))).isEqualTo("/");
	}

	@ParameterizedTest
	@MethodSource("refresh")
	void refresh(OddAnswer answer, int status, String problem, String wait, String words, String logged) {
		visit(answer);
		SampleOnFakePagerDuty.login(this.browser);
		Script script = Script.of(this.browser);
		clock.forward(LIFETIME);
		pagerDuty.answerRefresh(answer.at(clock.instant()));
		assertProblem(script.ask(""), status, problem, wait);
		assertThat(pagerDuty.refreshTokensSent()).hasSize(1);
		HttpResponse<String> home = this.browser.get("/");
		assertPage(home, 200, words, "Hello, ");
		assertLogged(logged);
		pagerDuty.answerRefresh(FakePagerDuty.newPair(LIFETIME));
		clock.forward(Duration.ofHours(1));
		boolean ended = problem.equals("connection-ended");
		assertThat(script.ask("").statusCode()).isEqualTo(ended ? 403 : 200);
	}

	@ParameterizedTest
	@MethodSource("appToken")
	void clientCredentials(OddAnswer answer, int status, String problem, String wait, String words, String logged) {
		visit(answer);
		SampleOnFakePagerDuty.login(this.browser);
		Script script = AppTokens.script(this.browser);
		clock.forward(LIFETIME);
		pagerDuty.answerAppToken(answer.at(clock.instant()));
		assertProblem(script.ask(""), status, problem, wait);
		assertPage(this.browser.get("/app-token"), 502, words, "");
		assertLogged(logged);
		pagerDuty.reset();
		clock.forward(Duration.ofHours(1));
		assertThat(script.token()).isEqualTo(FakePagerDuty.APP_TOKEN);
	}

	@ParameterizedTest
	@MethodSource("revocation")
	void revocation(OddAnswer answer, String query, String logged) {
		visit(answer);
		SampleOnFakePagerDuty.login(this.browser);
		pagerDuty.answer(REVOKE, answer.at(clock.instant()));
		HttpResponse<String> disconnected = this.browser.submit(this.browser.get("/"), "/disconnect", Map.of());
		assertThat(Browser.location(disconnected)).matches("/\\?" + query);
		assertLogged(logged);
	}

	@ParameterizedTest
	@MethodSource("signingKeys")
	void signingKeys(OddAnswer answer, int status, String cause, String advice, String logged) throws IOException {
		try (FakePagerDuty fresh = new FakePagerDuty();
				RunningSample withoutKeys = RunningSample
					.start(fresh.configuration("PD_READ_TIMEOUT", answer.isSlow() ? "2s" : "30s"))) {
			fresh.answer(KEYS, answer.at(Instant.now()));
			assertPage(SampleOnFakePagerDuty.login(withoutKeys.browser()), status, cause, advice);
			assertLogged(logged);
		}
	}

	@ParameterizedTest
	@MethodSource("profile")
	void profile(OddAnswer answer, int status, String title, String advice, String logged) {
		visit(answer);
		pagerDuty.answer(ME, answer.at(clock.instant()));
		assertPage(SampleOnFakePagerDuty.login(this.browser), status, title, advice);
		assertLogged(logged);
	}

	@ParameterizedTest
	@MethodSource("console")
	void console(OddAnswer answer, int status, String words) {
		visit(answer);
		SampleOnFakePagerDuty.login(this.browser);
		pagerDuty.answer(SERVICES, answer.at(clock.instant()));
		assertPage(this.browser.get("/console/call?path=/services"), status, words, "");
		assertLogged("-");
		assertThat(this.browser.get("/services").statusCode()).isEqualTo((status != 200) ? status : 502);
	}

	private static void assertPage(HttpResponse<String> page, int status, String... words) {
		assertThat(page.statusCode()).isEqualTo(status);
		assertThat(page.body()).doesNotContain("Exception", "\tat ", "??", FakePagerDuty.CLIENT_SECRET);
		assertThat(words).allSatisfy((text) -> {
			if (!text.equals("-")) {
				assertThat(page.body()).contains(text);
			}
		});
	}

	private static void assertProblem(HttpResponse<String> answer, int status, String problem, String wait) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(Script.problemIn(answer)).isEqualTo(problem);
		assertThat(Http.header(answer, "Retry-After")).isEqualTo(wait.equals("-") ? "" : wait);
		assertThat(Script.json(answer).has("login_url")).isEqualTo(problem.equals("connection-ended"));
	}

	/**
	 * A warning with the words, or none; never an error, a secret or a text from outside.
	 */
	private void assertLogged(String words) {
		String lines = this.log.getAll().substring(this.logged);
		assertThat(lines).doesNotContain(" ERROR ", "\tat ", "squid", "Hotel", "hotel.example").doesNotContain(SECRETS);
		if (words.equals("-")) {
			assertThat(lines).doesNotContain(" WARN ");
		}
		else if (!words.equals("*")) {
			assertThat(lines.lines().filter((line) -> line.contains(" WARN ")))
				.anyMatch((line) -> line.contains(words));
		}
	}

	@AfterEach
	void forget() {
		clock.forward(Duration.ofHours(2)); // no answer keeps this app waiting longer
	}

}
