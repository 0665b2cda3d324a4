package sample.pagerduty.client.login;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.FakePagerDuty.KEYS;
import static sample.pagerduty.client.FakePagerDuty.ME;
import static sample.pagerduty.client.FakePagerDuty.REVOKE;
import static sample.pagerduty.client.FakePagerDuty.TOKEN;
import static sample.pagerduty.client.FakePagerDuty.error;

/** What a login sends to PagerDuty, and what the page shows after it. */
class LoginIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private Browser browser = app.sample().browser();

	@Test
	void connectThenPagerDutyIsAskedWithStateNonceAndPkce() {
		HttpResponse<String> response = this.browser.get("/connect/pagerduty");
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(Browser.location(response)).startsWith(pagerDuty.url() + "/oauth/authorize?");
		Map<String, String> asked = this.browser.connect();
		assertThat(asked).containsEntry("response_type", "code")
			.containsEntry("client_id", FakePagerDuty.CLIENT_ID)
			.containsEntry("redirect_uri", app.sample().home().resolve("/callback").toString())
			.containsEntry("scope", "openid users.read services.read")
			.containsEntry("code_challenge_method", "S256")
			.containsOnlyKeys("response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge",
					"code_challenge_method");
		assertThat(asked.get("state")).hasSizeGreaterThanOrEqualTo(43);
		assertThat(asked.get("code_challenge")).hasSize(43);
		assertThat(this.browser.connect().get("state")).isNotEqualTo(asked.get("state"));
	}

	@Test
	void connectWithScopesThenRequestedInAdditionToTheUsualOnes() {
		assertThat(this.browser.connect("?scope=incidents.read%20users.read,teams.read")).containsEntry("scope",
				"openid users.read services.read incidents.read teams.read");
	}

	@ParameterizedTest
	@ValueSource(strings = { "read", "write", "%22", "a%5Cb", "users.read%20read" })
	void connectWithScopesOfAnotherKindOfAppThenNotFound(String scope) {
		HttpResponse<String> response = this.browser.get("/connect/pagerduty?scope=" + scope);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Location")).isEmpty();
	}

	@Test
	void connectAsAnotherUserThenPagerDutyAsksForTheLogin() {
		assertThat(this.browser.get("/").body()).contains("/connect/pagerduty?prompt=login\">Connect as another user<");
		assertThat(this.browser.connect("?prompt=login")).containsEntry("prompt", "login");
		assertThat(this.browser.connect("?prompt=none")).doesNotContainKey("prompt");
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get("/").body()).contains("/connect/pagerduty?prompt=login\">Connect as another user<");
	}

	@Test
	void homeAfterALoginWithExtraScopesThenShowsThemAndAfterTheNextLoginToo() {
		pagerDuty.answerWithScopes("openid users.read services.read incidents.read");
		SampleOnFakePagerDuty.callback(this.browser, this.browser.connect("?scope=incidents.read").get("state"));
		assertThat(this.browser.get("/").body()).containsPattern(row("incidents.read", "granted"))
			.doesNotContain("quietly granted less");
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get("/").body()).containsPattern(row("incidents.read", "granted"));
	}

	@Test
	void homeAfterTakingFewerScopesThenShowsWhatIsMissing() {
		SampleOnFakePagerDuty.login(this.browser);
		pagerDuty.answerWithScopes("openid");
		SampleOnFakePagerDuty.callback(this.browser, this.browser.connect("?scope=incidents.read").get("state"));
		this.browser.submit(this.browser.get("/scopes"), "/scopes", Map.of());
		assertThat(this.browser.get("/").body()).containsPattern(row("incidents.read", "not granted"))
			.contains("quietly granted less");
	}

	private static String row(String scope, String granted) {
		return "<code>" + scope.replace(".", "\\.") + "</code> " + granted + "</span>";
	}

	@Test
	void callbackThenCodeIsExchangedWithSecretInTheBody() {
		Map<String, String> asked = this.browser.connect();
		SampleOnFakePagerDuty.callback(this.browser, asked.get("state"));
		LoggedRequest exchange = pagerDuty.server().findAll(postRequestedFor(urlPathEqualTo(TOKEN))).get(0);
		assertThat(exchange.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
		assertThat(exchange.containsHeader("Authorization")).isFalse();
		assertThat(exchange.getUrl()).isEqualTo(TOKEN);
		Map<String, String> form = Browser.query(URI.create("?" + exchange.getBodyAsString()));
		assertThat(form).containsEntry("grant_type", "authorization_code")
			.containsEntry("code", FakePagerDuty.CODE)
			.containsEntry("client_id", FakePagerDuty.CLIENT_ID)
			.containsEntry("client_secret", FakePagerDuty.CLIENT_SECRET)
			.containsEntry("redirect_uri", asked.get("redirect_uri"));
		assertThat(form.get("code_verifier")).hasSizeGreaterThanOrEqualTo(43);
	}

	@Test
	void callbackThenUserIsFetchedWithTokenAndPagerDutysMediaType() {
		SampleOnFakePagerDuty.login(this.browser);
		LoggedRequest request = pagerDuty.server().findAll(getRequestedFor(urlPathEqualTo(ME))).get(0);
		assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + FakePagerDuty.ACCESS_TOKEN);
		assertThat(request.getHeader("Accept")).isEqualTo("application/vnd.pagerduty+json;version=2");
	}

	@Test
	void callbackThenBrowserIsSentHomeWithANewSession() {
		SampleOnFakePagerDuty.login(this.browser);
		String before = sessionCookie().getValue();
		HttpResponse<String> response = SampleOnFakePagerDuty.login(this.browser);
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(app.sample().home().resolve(Browser.location(response))).isEqualTo(app.sample().home());
		assertThat(sessionCookie().getValue()).isNotEqualTo(before);
	}

	@Test
	void callbackWithUndocumentedParametersThenLoginSucceeds() {
		Map<String, String> asked = this.browser.connect();
		HttpResponse<String> response = this.browser.get("/callback?code=" + FakePagerDuty.CODE + "&state="
				+ Browser.encode(asked.get("state")) + "&subdomain=acme&iss=" + Browser.encode(pagerDuty.issuer()));
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
	}

	@Test
	void callbackWhenIdTokenCarriesTheNonceThenLoginSucceeds() {
		Map<String, String> asked = this.browser.connect();
		pagerDuty.answerWithIdToken(pagerDuty.idToken((claims) -> claims.claim("nonce", asked.get("nonce"))));
		SampleOnFakePagerDuty.callback(this.browser, asked.get("state"));
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
	}

	@Test
	void homeWhenConnectedThenShowsUserTokensScopesAndCommands() {
		SampleOnFakePagerDuty.login(this.browser);
		HttpResponse<String> home = this.browser.get("/");
		assertThat(home.body()).contains("<h1 id=\"hello\">Hello, Ada Admin!</h1>", "ada@example.com", "Admin", "acme",
				"UnitedStates", "src=\"https://images.example.com/ada.png\"", ">" + FakePagerDuty.ACCESS_TOKEN + "<",
				">" + FakePagerDuty.REFRESH_TOKEN + "<", "url = \"" + pagerDuty.url() + "/services\"",
				"url = \"" + pagerDuty.url() + "/users/me\"", "<code>PACME01</code>");
		assertThat(home.body()).doesNotContain("quietly granted less", FakePagerDuty.CLIENT_SECRET);
		assertThat(home.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
	}

	@Test
	void homeWhenPagerDutyGrantedLessThenWarnsAndSaysWhatToChange() {
		app.forgetConnection();
		pagerDuty.answerWithScopes("openid");
		pagerDuty.answer(ME, error(403, """
				{"error":{"message":"Token missing required scopes","required_scopes":"users.read",
				"token_scopes":"openid"}}"""));
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get("/").body()).contains("Hello, ada@example.com!", "quietly granted less",
				"<code>users.read services.read</code>");
	}

	@Test
	void homeWhenPagerDutyGaveNoRefreshTokenThenSaysSo() {
		pagerDuty.answer(TOKEN, okJson("""
				{"access_token":"%s","token_type":"bearer","id_token":"%s"}""".formatted(FakePagerDuty.ACCESS_TOKEN,
				pagerDuty.idToken((claims) -> claims))));
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!", "PagerDuty gave none")
			.doesNotContain("quietly granted less");
	}

	@Test
	void homeWhenTextFromPagerDutyIsHostileThenEscaped() {
		pagerDuty.answer(ME, okJson("""
				{"user":{"id":"%s","name":"<script>alert(1)</script>","email":"\\"><img src=x>","role":"<b>",
				"avatar_url":"javascript:alert(1)"}}""".formatted(FakePagerDuty.USER_ID)));
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get("/").body()).contains("Hello, &lt;script&gt;alert(1)&lt;/script&gt;!")
			.doesNotContain("<script>alert", "<img src=x>", "javascript:", "<b>");
	}

	@Test
	void callbackThenKeysAreFetchedOnceForManyLogins() {
		SampleOnFakePagerDuty.login(this.browser);
		pagerDuty.server().resetRequests();
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(pagerDuty.server().findAll(getRequestedFor(urlPathEqualTo(KEYS)))).isEmpty();
	}

	@Test
	void twoBrowsersThenNeitherSeesTheOther() {
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(app.sample().browser().get("/").body()).contains("Connect to PagerDuty")
			.doesNotContain(FakePagerDuty.ACCESS_TOKEN);
	}

	@Test
	void twoTabsThatConnectAtTheSameTimeThenBothSucceed() {
		String first = this.browser.connect().get("state");
		String second = this.browser.connect().get("state");
		assertThat(Browser.location(SampleOnFakePagerDuty.callback(this.browser, first))).isEqualTo("/");
		assertThat(Browser.location(SampleOnFakePagerDuty.callback(this.browser, second))).isEqualTo("/");
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
	}

	@Test
	void loginsWhenLeftUnfinishedThenTheOldestIsForgotten() {
		String first = this.browser.connect().get("state");
		for (int i = 0; i < 5; i++) {
			this.browser.connect();
		}
		assertThat(SampleOnFakePagerDuty.callback(this.browser, first).statusCode()).isEqualTo(400);
	}

	@Test
	void disconnectThenTokensAreRevokedAndForgotten() {
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(Browser.location(disconnect())).isEqualTo("/?disconnected");
		assertThat(pagerDuty.tokensRevoked()).containsExactly(FakePagerDuty.REFRESH_TOKEN, FakePagerDuty.ACCESS_TOKEN);
		assertThat(pagerDuty.formsSentTo(REVOKE))
			.allSatisfy((form) -> assertThat(form).containsOnlyKeys("token", "client_id", "client_secret")
				.containsEntry("client_id", FakePagerDuty.CLIENT_ID)
				.containsEntry("client_secret", FakePagerDuty.CLIENT_SECRET));
		assertThat(this.browser.get("/?disconnected").body())
			.contains("You are disconnected", "PagerDuty has revoked the tokens", "Connect to PagerDuty")
			.doesNotContain(FakePagerDuty.ACCESS_TOKEN);
	}

	static Stream<ResponseDefinitionBuilder> refusals() {
		return Stream.of(aResponse().withStatus(503), aResponse().withStatus(404), aResponse().withStatus(307),
				aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void disconnectWhenPagerDutyDoesNotConfirmThenForgottenAndSaysSo(ResponseDefinitionBuilder answer) {
		SampleOnFakePagerDuty.login(this.browser);
		pagerDuty.answer(REVOKE, answer);
		assertThat(Browser.location(disconnect())).isEqualTo("/?disconnected=unconfirmed");
		assertThat(this.browser.get("/?disconnected=unconfirmed").body())
			.contains("PagerDuty did not confirm", "Revoke All Tokens", "Connect to PagerDuty")
			.doesNotContain(FakePagerDuty.ACCESS_TOKEN);
	}

	@Test
	void disconnectWhenPagerDutyIsSlowThenForgottenAndSaysSo() {
		this.browser = app.impatient().browser();
		disconnectWhenPagerDutyDoesNotConfirmThenForgottenAndSaysSo(aResponse().withFixedDelay(60_000));
	}

	private HttpResponse<String> disconnect() {
		return this.browser.submit(this.browser.get("/"), "/disconnect", Map.of());
	}

	private HttpCookie sessionCookie() {
		return this.browser.sessionCookie();
	}

}
