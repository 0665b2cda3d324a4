package sample.pagerduty.client.flow;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SandboxLogin;
import sample.pagerduty.client.AppTokens;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static sample.pagerduty.client.FakePagerDuty.KEYS;
import static sample.pagerduty.client.FakePagerDuty.ME;
import static sample.pagerduty.client.FakePagerDuty.TOKEN;
import static sample.pagerduty.client.FakePagerDuty.error;

/** The picture of a flow shows what really happened, and no secret. */
class FlowIntegrationTests {

	private static final String PAGE = "/how-it-went";

	private static final String START = "Your browser asked this app to connect";

	private static final String AUTHORIZE = "Your browser asked PagerDuty for a code";

	private static final String SIGN_IN = "You were on PagerDuty’s pages";

	private static final String CALLBACK = "PagerDuty sent your browser back to this app";

	private static final String TOKEN_REQUEST = "This app asked PagerDuty for tokens";

	private static final String TOKEN_ANSWER = "PagerDuty answered with tokens";

	private static final String KEYS_REQUEST = "This app asked PagerDuty for its public keys";

	private static final String KEYS_ANSWER = "PagerDuty sent its public keys";

	private static final String KEYS_KNOWN = "The keys are known from an earlier login";

	private static final String ID_TOKEN = "This app checked the ID token";

	private static final String PROFILE_REQUEST = "This app asked PagerDuty who you are";

	private static final String PROFILE_ANSWER = "PagerDuty sent your profile";

	private static final String DONE = "This app signed you in";

	private static final String ERROR = "PagerDuty answered with an error";

	private static final String QUESTION = "This app asks you a question first";

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(Clock.systemUTC(),
			Map.of("PD_APP_TOKENS", "true", "PD_READ_TIMEOUT", "5s"));

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final Browser browser = app.sample().browser();

	/** What no page of this test may show. */
	private final List<String> secrets = new ArrayList<>(List.of(FakePagerDuty.CODE, FakePagerDuty.CLIENT_SECRET,
			FakePagerDuty.ACCESS_TOKEN, FakePagerDuty.REFRESH_TOKEN, FakePagerDuty.APP_TOKEN, "pdus+", "eyJ"));

	private final List<Story> stories = new ArrayList<>();

	@AfterEach
	void noStoryHasASecret() {
		pagerDuty.formsSentTo(TOKEN)
			.flatMap((form) -> Stream.of("code_verifier", "refresh_token").map(form::get))
			.filter((secret) -> secret != null)
			.forEach(this.secrets::add);
		this.browser.cookies().forEach((cookie) -> this.secrets.add(cookie.getValue()));
		assertThat(this.stories).isNotEmpty()
			.allSatisfy((story) -> assertThat(story.page().body()).doesNotContain(this.secrets));
	}

	private Map<String, String> connect(String query) {
		Map<String, String> asked = this.browser.connect(query);
		this.secrets.addAll(List.of(asked.get("state"), asked.get("nonce"), asked.get("code_challenge")));
		return asked;
	}

	private HttpResponse<String> login() {
		return SampleOnFakePagerDuty.callback(this.browser, connect("").get("state"));
	}

	private Story story(HttpResponse<String> page) {
		Story story = new Story(page);
		this.stories.add(story);
		return story;
	}

	@Test
	void loginThenEveryMessageInOrder() throws Exception {
		try (FakePagerDuty fresh = new FakePagerDuty(); RunningSample withoutKeys = fresh(fresh)) {
			Browser visitor = withoutKeys.browser();
			SampleOnFakePagerDuty.login(visitor);
			Story story = story(visitor.get(PAGE));
			assertThat(story.titles()).containsExactly(START, AUTHORIZE, SIGN_IN, CALLBACK, TOKEN_REQUEST, TOKEN_ANSWER,
					KEYS_REQUEST, KEYS_ANSWER, ID_TOKEN, PROFILE_REQUEST, PROFILE_ANSWER, DONE);
			assertThat(story.end()).isEmpty();
			assertThat(story.parameters(AUTHORIZE)).contains("subdomain=acme");
			assertThat(story.parameters(KEYS_ANSWER)).containsExactly("keys=1");
			assertThat(story.step(KEYS_REQUEST)).contains("GET " + fresh.url() + KEYS);
			SampleOnFakePagerDuty.login(visitor);
			assertThat(story(visitor.get(PAGE)).titles()).contains(KEYS_KNOWN).doesNotContain(KEYS_REQUEST);
		}
	}

	@Test
	void loginAtTheSandboxThenEveryMessageInOrder() throws Exception {
		try (RunningSample sample = RunningSample.start(Map.of())) {
			Story story = story(SandboxLogin.connect(sample, SandboxLogin.ADMIN).get(PAGE));
			assertThat(story.titles()).containsExactly(START, AUTHORIZE, SIGN_IN, CALLBACK, TOKEN_REQUEST, TOKEN_ANSWER,
					KEYS_REQUEST, KEYS_ANSWER, ID_TOKEN, PROFILE_REQUEST, PROFILE_ANSWER, DONE);
			assertThat(story.page().body()).doesNotContain("Failed</span>");
			assertThat(story.checks(ID_TOKEN)).hasSize(5);
		}
	}

	private static RunningSample fresh(FakePagerDuty pagerDuty) throws Exception {
		return RunningSample.start(pagerDuty.configuration("PD_SUBDOMAIN", "acme"));
	}

	@Test
	void loginThenTheRequestThatWasSentWithSecretsMasked() {
		Map<String, String> asked = connect("?scope=incidents.read&prompt=login");
		SampleOnFakePagerDuty.callback(this.browser, asked.get("state"));
		Story story = story(this.browser.get(PAGE));
		assertThat(story.parameters(AUTHORIZE)).containsExactlyInAnyOrder("response_type=code",
				"client_id=" + FakePagerDuty.CLIENT_ID, "scope=" + asked.get("scope"),
				"redirect_uri=" + asked.get("redirect_uri"), "state=" + masked(asked.get("state")),
				"nonce=" + masked(asked.get("nonce")), "code_challenge=" + masked(asked.get("code_challenge")),
				"code_challenge_method=S256", "prompt=login");
		assertThat(story.step(AUTHORIZE)).contains("GET " + pagerDuty.url() + "/oauth/authorize");
		assertThat(asked.keySet()).hasSize(9);
		assertThat(story.parameters(CALLBACK)).containsExactly("code=auth… (23 characters)",
				"state=" + masked(asked.get("state")));
	}

	private static String masked(String value) {
		return value.substring(0, 4).replace("=", "&#61;") + "… (" + value.length() + " characters)";
	}

	@Test
	void loginThenTheTokenRequestThatWasSentAndItsAnswer() {
		login();
		Story story = story(this.browser.get(PAGE));
		assertThat(story.parameters(TOKEN_REQUEST)).containsExactlyInAnyOrder("grant_type=authorization_code",
				"code=auth… (23 characters)", "redirect_uri=" + app.sample().home().resolve("/callback"),
				"client_id=" + FakePagerDuty.CLIENT_ID, "client_secret=not shown",
				"code_verifier=random (128 characters)");
		assertThat(story.parameters(TOKEN_ANSWER)).contains(
				"access_token=a bearer token (%d characters)".formatted(FakePagerDuty.ACCESS_TOKEN.length()),
				"refresh_token=a refresh token (%d characters)".formatted(FakePagerDuty.REFRESH_TOKEN.length()),
				"token_type=bearer", "scope=openid users.read services.read", "expires_in=86400",
				"client_info=not shown (13 characters)");
		assertThat(story.step(TOKEN_REQUEST)).contains("POST " + pagerDuty.url() + TOKEN);
		assertThat(story.step(TOKEN_ANSWER)).contains("Status 200")
			.containsPattern("after (less than )?\\d+ ms</span>");
		assertThat(story.parameters(PROFILE_REQUEST))
			.containsExactly("Authorization=Bearer, then the access token (%d characters)"
				.formatted(FakePagerDuty.ACCESS_TOKEN.length()));
	}

	@Test
	void loginThenWhatWasCheckedAndByWhom() {
		login();
		Story story = story(this.browser.get(PAGE));
		assertThat(story.checks(CALLBACK)).containsExactly("Passed: No parameter", "Not sent: The answer",
				"Passed: The answer", "Passed: No other");
		assertThat(story.checks(TOKEN_ANSWER)).containsExactly("By PagerDuty: PagerDuty compares",
				"Passed: Every scope");
		assertThat(story.checks(ID_TOKEN)).containsExactly("Passed: The signature", "Passed: The claim",
				"Passed: The claims", "Passed: The ID", "Not sent: The ID");
		assertThat(story.checks(PROFILE_ANSWER)).containsExactly("Passed: The ID");
	}

	@Test
	void loginWhenPagerDutySendsIssuerAndNonceThenBothChecked() {
		Map<String, String> asked = connect("");
		pagerDuty.answerWithIdToken(pagerDuty.idToken((claims) -> claims.claim("nonce", asked.get("nonce"))));
		this.browser.get("/callback?code=" + FakePagerDuty.CODE + "&state=" + Browser.encode(asked.get("state"))
				+ "&iss=" + Browser.encode(pagerDuty.issuer()));
		Story story = story(this.browser.get(PAGE));
		assertThat(story.step(CALLBACK)).contains("The answer names PagerDuty as its issuer");
		assertThat(story.parameters(CALLBACK)).contains("iss=" + pagerDuty.issuer());
		assertThat(story.step(ID_TOKEN)).contains("The nonce is that of this login");
	}

	@Test
	void loginWhenPagerDutyGrantsLessThenSaysSo() {
		pagerDuty.answerWithScopes("openid");
		pagerDuty.answer(ME, error(403, "{\"error\":{\"required_scopes\":\"users.read\"}}"));
		Browser visitor = app.sample().browser();
		app.forgetConnection();
		pagerDuty.answerWithScopes("openid");
		pagerDuty.answer(ME, error(403, "{\"error\":{\"required_scopes\":\"users.read\"}}"));
		SampleOnFakePagerDuty.login(visitor);
		Story story = story(visitor.get(PAGE));
		assertThat(story.checks(TOKEN_ANSWER)).contains("Scope missing: PagerDuty granted");
		assertThat(story.step(ERROR)).contains("Status 403", "The token lacks users.read");
		assertThat(story.titles()).endsWith(ERROR, DONE);
	}

	static Stream<Arguments> failures() {
		return Stream.of(
				failure("code refused", () -> pagerDuty.answer(TOKEN, error(400, "{\"error\":\"invalid_grant\"}")),
						ERROR, "Status 400", TOKEN_REQUEST, ERROR),
				failure("token endpoint 503", () -> pagerDuty.answer(TOKEN, error(503, "")), ERROR, "Status 503",
						TOKEN_REQUEST, ERROR),
				failure("token endpoint slow", () -> pagerDuty.answer(TOKEN, okJson("{}").withFixedDelay(30_000)),
						TOKEN_REQUEST, "no answer after ([5-9]|\\d\\d)\\.\\d s", TOKEN_REQUEST),
				failure("token endpoint resets",
						() -> pagerDuty.answer(TOKEN, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
						TOKEN_REQUEST, "no answer after ", TOKEN_REQUEST),
				failure("no token", () -> pagerDuty.answer(TOKEN, okJson("{}")), TOKEN_ANSWER, "Status 200",
						TOKEN_REQUEST, TOKEN_ANSWER),
				failure("no ID token",
						() -> pagerDuty.answer(TOKEN,
								okJson("{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":60}")),
						TOKEN_ANSWER, "Status 200", TOKEN_REQUEST, TOKEN_ANSWER),
				failure("wrong nonce",
						() -> pagerDuty
							.answerWithIdToken(pagerDuty.idToken((claims) -> claims.claim("nonce", "not-ours"))),
						ID_TOKEN, "The nonce is not that of this login", TOKEN_REQUEST, TOKEN_ANSWER, ID_TOKEN),
				failure("wrong signature", () -> pagerDuty.answerWithIdToken(pagerDuty.forgedIdToken()), ID_TOKEN,
						"The signature does not fit", TOKEN_REQUEST, TOKEN_ANSWER, KEYS_KNOWN, ID_TOKEN),
				failure("wrong issuer",
						() -> pagerDuty
							.answerWithIdToken(pagerDuty.idToken((claims) -> claims.issuer("https://b.example"))),
						ID_TOKEN, "The claim iss does not name PagerDuty", TOKEN_REQUEST, TOKEN_ANSWER, KEYS_KNOWN,
						ID_TOKEN),
				failure("/users/me 500", () -> pagerDuty.answer(ME, aResponse().withStatus(500)), ERROR, "Status 500",
						TOKEN_REQUEST, TOKEN_ANSWER, KEYS_KNOWN, ID_TOKEN, PROFILE_REQUEST, ERROR),
				failure("/users/me is another user",
						() -> pagerDuty.answer(ME, okJson(FakePagerDuty.user("PEVIL99", "Mallory"))), PROFILE_ANSWER,
						"name different users", TOKEN_REQUEST, TOKEN_ANSWER, KEYS_KNOWN, ID_TOKEN, PROFILE_REQUEST,
						PROFILE_ANSWER));
	}

	/**
	 * What fails, the step where it ends and its words, and the steps after the callback.
	 */
	private static Arguments failure(String name, Runnable arrange, String end, String words, String... steps) {
		return arguments(Named.of(name, arrange), end, words, List.of(steps));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void loginWhenItFailsThenThePictureUpToThere(Runnable arrange, String end, String words, List<String> steps) {
		SampleOnFakePagerDuty.login(app.sample().browser()); // fetches the keys
		arrange.run();
		Story story = story(login());
		List<String> expected = new ArrayList<>(List.of(START, AUTHORIZE, SIGN_IN, CALLBACK));
		expected.addAll(steps);
		assertThat(story.titles()).containsExactlyElementsOf(expected);
		assertThat(story.end()).isEqualTo(end);
		assertThat(story.step(end)).containsPattern(words);
	}

	@Test
	void loginWhenKeysCannotBeFetchedThenEndsThere() throws Exception {
		try (FakePagerDuty fresh = new FakePagerDuty(); RunningSample withoutKeys = fresh(fresh)) {
			fresh.answer(KEYS, aResponse().withStatus(503));
			Story story = story(SampleOnFakePagerDuty.login(withoutKeys.browser()));
			assertThat(story.titles()).endsWith(KEYS_REQUEST, ERROR);
			assertThat(story.end()).isEqualTo(ERROR);
		}
	}

	@Test
	void callbackWhenCancelledThenEndsThereWithTheErrorCode() {
		String state = Browser.encode(connect("").get("state"));
		Story story = story(
				this.browser.get("/callback?error=access_denied&error_description=Call+555+now&state=" + state));
		assertThat(story.titles()).containsExactly(START, AUTHORIZE, SIGN_IN, CALLBACK);
		assertThat(story.end()).isEqualTo(CALLBACK);
		assertThat(story.parameters(CALLBACK)).contains("error=access_denied", "error_description=not shown");
		assertThat(story.page().body()).doesNotContain("Call");
	}

	@ParameterizedTest
	@ValueSource(strings = { "code=c&state=unknown", "code=c", "error=Call+555+now&state=unknown", "" })
	void callbackWhenStateIsUnknownThenOnlyTheCallback(String query) {
		Story story = story(this.browser.get("/callback?" + query));
		assertThat(story.titles()).containsExactly(CALLBACK);
		assertThat(story.checks(CALLBACK)).contains("Failed: The answer");
		assertThat(story.page().body()).doesNotContain("Call");
	}

	@Test
	void callbackWhenIssuerIsAnotherThenEndsThereAndDoesNotNameIt() {
		String state = Browser.encode(connect("").get("state"));
		Story story = story(this.browser
			.get("/callback?code=" + FakePagerDuty.CODE + "&iss=https%3A%2F%2Fevil.example.com&state=" + state));
		assertThat(story.parameters(CALLBACK)).contains("iss=another issuer");
		assertThat(story.checks(CALLBACK)).endsWith("Failed: The answer");
		assertThat(story.page().body()).doesNotContain("evil");
	}

	@Test
	void callbackWhenAnotherRequestHasFailedThenSaysThatItWasAnother() {
		pagerDuty.answer(TOKEN, error(400, "{\"error\":\"invalid_grant\"}"));
		Browser second = app.sample().browser();
		String state = connect("").get("state");
		this.browser.cookies().forEach((cookie) -> second.setCookie(cookie.getName(), cookie.getValue()));
		SampleOnFakePagerDuty.callback(this.browser, state);
		Story story = story(SampleOnFakePagerDuty.callback(second, state));
		assertThat(story.titles()).endsWith(CALLBACK, "Another request completes this login");
	}

	@Test
	void loginAsAnotherThenThePictureOfWhomTheBrowserIsConnectedAs() {
		login();
		pagerDuty.logInAs("PBOB002", "Bob");
		login();
		assertThat(story(this.browser.get(PAGE)).titles()).contains(DONE).doesNotContain(QUESTION);
		this.browser.submit(this.browser.get("/switch"), "/switch", Map.of());
		assertThat(story(this.browser.get(PAGE)).titles()).contains(QUESTION).doesNotContain(DONE);
	}

	@Test
	void refreshThenItsOwnPicture() {
		login();
		this.browser.submit(this.browser.get("/"), "/refresh", Map.of());
		Story story = story(this.browser.get(PAGE));
		assertThat(story.titles()).endsWith("You asked for new tokens", "This app asked PagerDuty for new tokens",
				"PagerDuty answered with new tokens", "This app stored the new tokens");
		assertThat(story.parameters("This app asked PagerDuty for new tokens")).containsExactlyInAnyOrder(
				"grant_type=refresh_token",
				"refresh_token=a refresh token (%d characters)".formatted(FakePagerDuty.REFRESH_TOKEN.length()),
				"client_id=" + FakePagerDuty.CLIENT_ID, "client_secret=not shown");
		assertThat(story.checks("PagerDuty answered with new tokens")).containsExactly("Passed: The refresh");
		login();
		assertThat(story(this.browser.get(PAGE)).titles()).doesNotContain("You asked for new tokens");
	}

	@Test
	void refreshWhenItFailsThenThePictureUpToThere() {
		login();
		pagerDuty.answerRefresh(error(400, "{\"error\":\"invalid_grant\"}"));
		this.browser.submit(this.browser.get("/"), "/refresh", Map.of());
		Story story = story(this.browser.get(PAGE));
		assertThat(story.end()).isEqualTo(ERROR);
		assertThat(story.parameters(ERROR)).containsExactly("error=invalid_grant");
		app.forgetConnection();
	}

	@Test
	void refreshWhenPagerDutyAskedForAPauseThenSaysThatItWasNotAsked() {
		app.forgetConnection();
		login();
		pagerDuty.answerRefresh(error(429, "").withHeader("Retry-After", "60"));
		this.browser.submit(this.browser.get("/"), "/refresh", Map.of());
		this.browser.submit(this.browser.get("/"), "/refresh", Map.of());
		Story story = story(this.browser.get(PAGE));
		assertThat(story.end()).isEqualTo("This app did not ask PagerDuty");
		app.forgetConnection();
	}

	@Test
	void appTokenThenItsOwnPicture() {
		login();
		this.browser.submit(this.browser.get("/app-token"), "/app-token", AppTokens.ACME);
		assertThat(this.browser.get("/app-token").body()).contains("href=\"/app-token/how-it-went\"");
		Story story = story(this.browser.get("/app-token/how-it-went"));
		assertThat(pagerDuty.appTokensAsked()).hasSize(1);
		assertThat(story.titles()).containsExactly("This app asked PagerDuty for its own token",
				"PagerDuty answered with an app token", "This app keeps it in memory");
		assertThat(story.parameters("This app asked PagerDuty for its own token")).contains(
				"grant_type=client_credentials", "client_secret=not shown", "client_id=" + FakePagerDuty.CLIENT_ID);
		assertThat(story.step("PagerDuty answered with an app token")).contains("a bearer token")
			.doesNotContain(FakePagerDuty.APP_TOKEN, "pdus");
	}

	@Test
	void appTokenPictureWhenNoneWasChosenThenToTheAppTokenPage() {
		login();
		story(this.browser.get(PAGE));
		assertThat(Browser.location(this.browser.get("/app-token/how-it-went"))).isEqualTo("/app-token");
		assertThat(pagerDuty.appTokensAsked()).isEmpty();
	}

	@Test
	void appTokenWhenRefusedThenThePictureUpToThere() {
		login();
		pagerDuty.answerAppToken(error(401, "{\"error\":\"invalid_client\"}"));
		this.browser.submit(this.browser.get("/app-token"), "/app-token",
				Map.of("subdomain", "acme", "region", "us", "scope", "users.read"));
		Story story = story(this.browser.get("/app-token"));
		assertThat(story.end()).isEqualTo(ERROR);
		assertThat(story.parameters(ERROR)).containsExactly("error=invalid_client");
	}

	@Test
	void pageWhenNotSignedInThenToTheHomePage() {
		assertThat(Browser.location(this.browser.get(PAGE))).isEqualTo("/?disconnected=session");
		login();
		story(this.browser.get(PAGE));
	}

}
