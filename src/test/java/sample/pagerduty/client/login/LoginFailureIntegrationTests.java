package sample.pagerduty.client.login;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static sample.pagerduty.client.FakePagerDuty.KEYS;
import static sample.pagerduty.client.FakePagerDuty.ME;
import static sample.pagerduty.client.FakePagerDuty.TOKEN;
import static sample.pagerduty.client.FakePagerDuty.error;

/** Every way a login can fail ends on a page in plain words. */
@ExtendWith(OutputCaptureExtension.class)
class LoginFailureIntegrationTests {

	private static final Pattern REFERENCE = Pattern.compile("Reference <code id=\"reference\">(\\w+)</code>");

	/** Five parts (RFC 7516 section 3.1). */
	private static final String ENCRYPTED_JWT = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAAAAAAAAAAAAAA.AAAA"
			+ ".AAAAAAAAAAAAAAAAAAAAAA";

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private Browser browser = app.sample().browser();

	/** What goes wrong, then the status and the title of the page. */
	static Stream<Arguments> failures() {
		Runnable reset = () -> pagerDuty.answer(TOKEN, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
		Date past = Date.from(Instant.now().minusSeconds(600));
		return Stream.of(
				failure("code expired", () -> pagerDuty.answer(TOKEN, error(400, "{\"error\":\"invalid_grant\"}")), 400,
						"The authorization code has expired"),
				failure("client unknown, 401",
						() -> pagerDuty.answer(TOKEN, error(401, "{\"error\":\"invalid_client\"}")), 500,
						"PagerDuty does not accept this app’s client ID or secret"),
				failure("client unknown, 400",
						() -> pagerDuty.answer(TOKEN, error(400, "{\"error\":\"invalid_client\"}")), 500,
						"PagerDuty does not accept this app’s client ID or secret"),
				failure("redirect URI mismatch",
						() -> pagerDuty.answer(TOKEN, error(400,
								"{\"error\":\"invalid_grant\",\"error_description\":\"Redirect URI mismatch\"}")),
						500, "The redirect URI is not registered"),
				failure("another error", () -> pagerDuty.answer(TOKEN, error(400, "{\"error\":\"invalid_target\"}")),
						502, "PagerDuty refused the login"),
				failure("another kind of app",
						() -> pagerDuty.answer(TOKEN, error(400, "{\"error\":\"unsupported_grant_type\"}")), 500,
						"This app is not allowed to sign you in this way"),
				failure("scope refused", () -> pagerDuty.answer(TOKEN, error(400, "{\"error\":\"invalid_scope\"}")),
						500, "PagerDuty does not accept the scopes"),
				failure("error that is no text", () -> pagerDuty.answer(TOKEN, error(400, "{\"error\":{\"code\":1}}")),
						502, "The response was not a token"),
				failure("busy", () -> pagerDuty.answer(TOKEN, error(429, "{\"error\":\"invalid_client\"}")), 503,
						"PagerDuty is busy"),
				failure("temporarily unavailable",
						() -> pagerDuty.answer(TOKEN, error(400, "{\"error\":\"temporarily_unavailable\"}")), 502,
						"PagerDuty has a problem"),
				failure("proxy password", () -> pagerDuty.answer(TOKEN, error(407, "")), 502,
						"A proxy requires a password"),
				failure("encrypted ID token", () -> pagerDuty.answerWithIdToken(ENCRYPTED_JWT), 502,
						"The ID token is not signed by PagerDuty"),
				failure("token endpoint resets", reset, 502, "This app cannot reach PagerDuty"),
				failure("token endpoint 500", () -> pagerDuty.answer(TOKEN, error(500, "{}")), 502,
						"PagerDuty has a problem"),
				failure("token endpoint 503 with HTML", () -> pagerDuty.answer(TOKEN, html(503)), 502,
						"PagerDuty has a problem"),
				failure("token endpoint answers HTML", () -> pagerDuty.answer(TOKEN, html(200)), 502,
						"The response was not a token"),
				failure("token endpoint refuses in HTML", () -> pagerDuty.answer(TOKEN, html(403)), 502,
						"The response was not a token"),
				failure("token endpoint answers JSON without token", () -> pagerDuty.answer(TOKEN, okJson("{}")), 502,
						"The response was not a token"),
				failure("token endpoint answers broken JSON", () -> pagerDuty.answer(TOKEN, okJson("{\"access")), 502,
						"The response was not a token"),
				failure("token endpoint redirects",
						() -> pagerDuty.answer(TOKEN,
								aResponse().withStatus(307).withHeader("Location", pagerDuty.url() + "/elsewhere")),
						502, "The response was not a token"),
				failure("token that would break out of a command",
						() -> pagerDuty.answer(TOKEN,
								okJson(FakePagerDuty.tokens(pagerDuty.idToken((claims) -> claims), "openid")
									.replace(FakePagerDuty.ACCESS_TOKEN, "x\\nEND\\nrm -rf ~\\n"))),
						502, "The response was not a token"),
				failure("no ID token",
						() -> pagerDuty.answer(TOKEN,
								okJson("{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":60}")),
						502, "PagerDuty sent no ID token"),
				failure("ID token of another issuer",
						() -> idToken((claims) -> claims.issuer("https://issuer.example.com")), 502,
						"The ID token did not come from PagerDuty"),
				failure("ID token for another app",
						() -> idToken((claims) -> claims.audience(List.of(pagerDuty.url(), "another-app"))), 502,
						"The ID token is for another app"),
				failure("ID token authorized for another app",
						() -> idToken((claims) -> claims.claim("azp", "another-app")), 502,
						"The ID token is for another app"),
				failure("ID token with two audiences and no azp", () -> idToken((claims) -> claims.claim("azp", null)),
						502, "The ID token is for another app"),
				failure("ID token expired",
						() -> idToken((claims) -> claims.issueTime(new Date(0)).expirationTime(past)), 502,
						"The ID token is not valid now"),
				failure("ID token with another nonce", () -> idToken((claims) -> claims.claim("nonce", "not-ours")),
						502, "The ID token belongs to another login"),
				failure("ID token signed by another key", () -> pagerDuty.answerWithIdToken(pagerDuty.forgedIdToken()),
						502, "The ID token is not signed by PagerDuty"),
				failure("ID token not signed",
						() -> pagerDuty.answerWithIdToken(new PlainJWT(new JWTClaimsSet.Builder().build()).serialize()),
						502, "The ID token is not signed by PagerDuty"),
				failure("ID token is garbage", () -> pagerDuty.answerWithIdToken("garbage"), 502,
						"The ID token is not signed by PagerDuty"),
				failure("/users/me 401", () -> pagerDuty.answer(ME, aResponse().withStatus(401)), 502,
						"PagerDuty’s REST API does not accept the new token"),
				failure("/users/me 429", () -> pagerDuty.answer(ME, aResponse().withStatus(429)), 503,
						"Too many calls to PagerDuty"),
				failure("/users/me 500", () -> pagerDuty.answer(ME, aResponse().withStatus(500)), 502,
						"PagerDuty’s REST API has a problem"),
				failure("/users/me resets", () -> pagerDuty.answer(ME, aResponse().withFault(Fault.EMPTY_RESPONSE)),
						502, "This app cannot reach PagerDuty’s REST API"),
				failure("/users/me answers HTML", () -> pagerDuty.answer(ME, html(200)), 502,
						"The response was not a PagerDuty user"),
				failure("/users/me answers another JSON", () -> pagerDuty.answer(ME, okJson("[1,2]")), 502,
						"The response was not a PagerDuty user"),
				failure("/users/me 404", () -> pagerDuty.answer(ME, aResponse().withStatus(404)), 502,
						"The response was not a PagerDuty user"),
				failure("/users/me answers no user", () -> pagerDuty.answer(ME, okJson("{}")), 502,
						"The response was not a PagerDuty user"),
				failure("/users/me is another user",
						() -> pagerDuty.answer(ME, okJson(FakePagerDuty.user("PEVIL99", "Mallory"))), 502,
						"PagerDuty named two different users"));
	}

	private static ResponseDefinitionBuilder html(int status) {
		return aResponse().withStatus(status)
			.withHeader("Content-Type", "text/html")
			.withBody("<html><body>A proxy's page</body></html>");
	}

	private static void idToken(UnaryOperator<JWTClaimsSet.Builder> change) {
		pagerDuty.answerWithIdToken(pagerDuty.idToken(change));
	}

	private static Arguments failure(String name, Runnable arrange, int status, String title) {
		return arguments(Named.of(name, arrange), status, title);
	}

	@ParameterizedTest
	@MethodSource("failures")
	void callbackWhenPagerDutyFailsThenPageSaysWhyAndWhatToDo(Runnable arrange, int status, String title,
			CapturedOutput log) {
		Map<String, String> asked = this.browser.connect();
		arrange.run();
		HttpResponse<String> page = callback(
				"code=" + FakePagerDuty.CODE + "&state=" + Browser.encode(asked.get("state")));
		assertThat(page.statusCode()).isEqualTo(status);
		assertFailurePage(page, title, log);
		assertThat(this.browser.get("/").body()).contains("Connect to PagerDuty").doesNotContain("Hello,");
	}

	@ParameterizedTest
	@CsvSource({ TOKEN + ", PagerDuty took too long", ME + ", PagerDuty’s REST API took too long" })
	void callbackWhenPagerDutyIsSlowThenPageSaysWhyAndWhatToDo(String path, String title, CapturedOutput log) {
		this.browser = app.impatient().browser();
		callbackWhenPagerDutyFailsThenPageSaysWhyAndWhatToDo(
				() -> pagerDuty.answer(path, okJson("{}").withFixedDelay(60_000)), 504, title, log);
	}

	static Stream<Arguments> keyFailures() {
		return Stream.of(arguments(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), 502),
				arguments(aResponse().withStatus(503), 502), arguments(html(200), 502),
				arguments(okJson("{}").withFixedDelay(60_000), 504));
	}

	@ParameterizedTest
	@MethodSource("keyFailures")
	void callbackWhenKeysCannotBeFetchedThenPageSaysSo(ResponseDefinitionBuilder answer, int status, CapturedOutput log)
			throws IOException {
		try (FakePagerDuty fresh = new FakePagerDuty();
				RunningSample withoutKeys = RunningSample
					.start(fresh.configuration("PD_READ_TIMEOUT", (status == 504) ? "2s" : "30s"))) {
			fresh.answer(KEYS, answer);
			Browser visitor = withoutKeys.browser();
			String state = Browser.encode(visitor.connect().get("state"));
			HttpResponse<String> page = visitor.get("/callback?code=" + FakePagerDuty.CODE + "&state=" + state);
			assertThat(page.statusCode()).isEqualTo(status);
			assertFailurePage(page, "The ID token could not be verified", log);
		}
	}

	@Test
	void callbackWhenConsentWasCancelledThenPageSaysSo(CapturedOutput log) {
		String state = Browser.encode(this.browser.connect().get("state"));
		HttpResponse<String> page = callback("error=access_denied&error_description=The+owner+denied&state=" + state);
		assertThat(page.statusCode()).isEqualTo(403);
		assertFailurePage(page, "You canceled the login", log);
	}

	@Test
	void callbackWhenRedirectUriIsRefusedThenPageSaysWhichOneToRegister(CapturedOutput log) {
		String state = Browser.encode(this.browser.connect().get("state"));
		HttpResponse<String> page = callback(
				"error=invalid_request&error_description=Invalid+redirect_uri&state=" + state);
		assertThat(page.statusCode()).isEqualTo(500);
		assertFailurePage(page, "The redirect URI is not registered", log);
		assertThat(page.body()).contains(app.sample().home().resolve("/callback").toString());
	}

	@Test
	void callbackWhenPathIsEncodedThenIssuerIsStillChecked() {
		String state = Browser.encode(this.browser.connect().get("state"));
		HttpResponse<String> page = this.browser
			.get("/c%61llback?code=c&iss=https%3A%2F%2Fevil.example.com&state=" + state);
		assertThat(page.body()).doesNotContain("This login was not started");
		assertThat(pagerDuty.server().getAllServeEvents()).isEmpty();
	}

	@Test
	void callbackWhenIssuerIsAnotherThenRefusedBeforeTheCodeIsUsed(CapturedOutput log) {
		String state = Browser.encode(this.browser.connect().get("state"));
		HttpResponse<String> page = callback("code=c&iss=https%3A%2F%2Fevil.example.com&state=" + state);
		assertThat(page.statusCode()).isEqualTo(400);
		assertFailurePage(page, "The answer did not come from PagerDuty", log);
		assertThat(pagerDuty.server().getAllServeEvents()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "code=c&state=unknown", "code=c", "error=access_denied&state=unknown" })
	void callbackWhenStateIsUnknownThenPageSaysSo(String query, CapturedOutput log) {
		this.browser.connect();
		HttpResponse<String> page = callback(query);
		assertThat(page.statusCode()).isEqualTo(400);
		assertFailurePage(page, "This login was not started in this browser", log);
	}

	@Test
	void callbackWhenCookiesAreOffThenPageSaysSo(CapturedOutput log) {
		String state = Browser.encode(this.browser.connect().get("state"));
		this.browser.forgetCookies();
		HttpResponse<String> page = callback("code=c&state=" + state);
		assertThat(page.statusCode()).isEqualTo(400);
		assertFailurePage(page, "This login was not started in this browser", log);
	}

	private HttpResponse<String> callback(String query) {
		return this.browser.get("/callback" + (query.isEmpty() ? "" : "?" + query));
	}

	private static void assertFailurePage(HttpResponse<String> page, String title, CapturedOutput log) {
		assertThat(page.body()).contains("<h1>" + title + "</h1>").contains("What to do:").contains("href=\"/\"");
		assertThat(page.body()).doesNotContain("Exception", "\tat ", "??", FakePagerDuty.CODE,
				FakePagerDuty.CLIENT_SECRET, "A proxy's page");
		assertThat(page.headers().firstValue("Cache-Control"))
			.hasValueSatisfying((value) -> assertThat(value).contains("no-store"));
		Matcher reference = REFERENCE.matcher(page.body());
		assertThat(reference.find()).isTrue();
		assertThat(log.getAll()).contains("reference " + reference.group(1));
		assertThat(log.getAll()).doesNotContain(FakePagerDuty.CODE, FakePagerDuty.CLIENT_SECRET,
				FakePagerDuty.ACCESS_TOKEN, FakePagerDuty.REFRESH_TOKEN, "A proxy's page");
	}

}
