package sample.pagerduty.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Http;
import sample.pagerduty.sandbox.App.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** The token and revocation endpoints: one test for each of PagerDuty's rules. */
class TokenIntegrationTests {

	private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

	private static Sandbox sandbox;

	private static App app;

	@BeforeAll
	static void startSandbox() {
		sandbox = Sandbox
			.start(new SandboxOptions(0, List.of(App.CALLBACK), AppKind.SCOPED, List.of(App.SCOPES.split(" "))));
		app = new App(sandbox);
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@Test
	void codeGrantWhenRightThenAnswerHasPagerDutysShape() throws Exception {
		Answer answer = app.login(Visitor.ADMIN);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Cache-Control")).contains("no-store");
		assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("access_token", "refresh_token",
				"token_type", "scope", "expires_in", "id_token", "client_info");
		assertThat(answer.text("access_token")).matches("pdus\\+_0XXXXXX_" + UUID);
		assertThat(answer.text("refresh_token")).matches("pdus\\+_1XXXXXX_" + UUID);
		assertThat(answer.text("token_type")).isEqualTo("bearer");
		assertThat(answer.json().path("expires_in").asInt()).isEqualTo(86_400);
		assertThat(answer.text("scope")).isEqualTo("incidents.read openid services.read users.read");
	}

	@Test
	void codeGrantWhenCodeIsUsedTwiceThenInvalidGrantAndTokensRevoked() throws Exception {
		String code = code();
		Answer first = app.token(app.codeForm(code));
		assertInvalidGrant(app.token(app.codeForm(code)));
		assertThat(app.api("/users/me", first.text("access_token")).status()).isEqualTo(401);
	}

	@Test
	void codeGrantWhenVerifierIsWrongThenInvalidGrant() throws Exception {
		Map<String, String> form = app.codeForm(code());
		form.put("code_verifier", "x".repeat(43));
		assertInvalidGrant(app.token(form));
	}

	@Test
	void codeGrantWhenVerifierIsMissingThenInvalidGrant() throws Exception {
		Map<String, String> form = app.codeForm(code());
		form.remove("code_verifier");
		assertInvalidGrant(app.token(form));
	}

	@Test
	void codeGrantWhenRedirectUriDiffersThenInvalidGrant() throws Exception {
		Map<String, String> form = app.codeForm(code());
		form.put("redirect_uri", "http://localhost:5000/other");
		assertInvalidGrant(app.token(form));
	}

	@Test
	void tokenWhenSecretIsWrongThenInvalidClient() throws Exception {
		Map<String, String> form = app.form("refresh_token", "refresh_token", "x");
		form.put("client_secret", "wrong");
		assertError(app.token(form), 401, "invalid_client");
	}

	@Test
	void tokenWhenSecretIsMissingThenInvalidClient() throws Exception {
		Map<String, String> form = app.form("refresh_token", "refresh_token", "x");
		form.remove("client_secret");
		assertError(app.token(form), 401, "invalid_client");
	}

	@Test
	void tokenWhenSecretIsInBasicHeaderThenInvalidClient() throws Exception {
		Map<String, String> form = app.codeForm(code());
		form.remove("client_secret");
		Answer answer = app.post("/oauth/token", form, "Authorization",
				"Basic c2FuZGJveC1jbGllbnQtaWQ6c2FuZGJveC1jbGllbnQtc2VjcmV0LW5vdC1hLXJlYWwtc2VjcmV0");
		assertError(answer, 401, "invalid_client");
		assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
	}

	@Test
	void tokenWhenParametersAreInQueryThenInvalidRequest() throws Exception {
		Answer answer = app.post("/oauth/token?" + Http.form(app.codeForm(code())), Map.of());
		assertError(answer, 400, "invalid_request");
	}

	@Test
	void tokenWhenBodyIsJsonThenInvalidRequest() throws Exception {
		Answer answer = app.postJson("/oauth/token", "{\"grant_type\":\"client_credentials\"}");
		assertError(answer, 400, "invalid_request");
	}

	@Test
	void tokenWhenGrantTypeIsUnknownThenUnsupportedGrantType() throws Exception {
		assertError(app.token(app.form("password")), 400, "unsupported_grant_type");
	}

	@Test
	void refreshWhenRightThenBothTokensAreNewAndNoIdToken() throws Exception {
		Answer login = app.login(Visitor.ADMIN);
		Answer refresh = app.refresh(login.text("refresh_token"));
		assertThat(refresh.json().propertyNames()).containsExactlyInAnyOrder("access_token", "refresh_token",
				"token_type", "scope", "expires_in");
		assertThat(refresh.text("access_token")).isNotEqualTo(login.text("access_token"));
		assertThat(refresh.text("refresh_token")).isNotEqualTo(login.text("refresh_token"));
		assertThat(app.api("/users/me", refresh.text("access_token")).status()).isEqualTo(200);
	}

	@Test
	void refreshWhenTokenWasUsedThenInvalidGrant() throws Exception {
		String refreshToken = app.login(Visitor.ADMIN).text("refresh_token");
		app.refresh(refreshToken);
		assertInvalidGrant(app.refresh(refreshToken));
	}

	@Test
	void refreshWhenSentEightTimesAtOnceThenOneSucceeds() throws Exception {
		Map<String, String> form = app.form("refresh_token", "refresh_token",
				app.login(Visitor.ADMIN).text("refresh_token"));
		assertThat(eightTimesAtOnce(form)).containsOnlyOnce(200).containsOnly(200, 400);
	}

	@Test
	void codeGrantWhenSentEightTimesAtOnceThenOneSucceeds() throws Exception {
		assertThat(eightTimesAtOnce(app.codeForm(code()))).containsOnlyOnce(200).containsOnly(200, 400);
	}

	private static List<Integer> eightTimesAtOnce(Map<String, String> form) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Integer> statuses = new ArrayList<>();
			for (Future<Answer> call : threads
				.invokeAll(Collections.<Callable<Answer>>nCopies(8, () -> app.token(form)))) {
				statuses.add(call.get().status());
			}
			return statuses;
		}
		finally {
			threads.shutdown();
		}
	}

	@Test
	void refreshWhenDoneThenOldAccessTokensStillWork() throws Exception {
		Answer login = app.login(Visitor.ADMIN);
		Answer second = app.refresh(login.text("refresh_token"));
		Answer third = app.refresh(second.text("refresh_token"));
		for (Answer answer : List.of(login, second, third)) {
			assertThat(app.api("/users/me", answer.text("access_token")).status()).isEqualTo(200);
		}
		assertInvalidGrant(app.refresh(second.text("refresh_token")));
	}

	@Test
	void revokeWhenLoginHasOldAccessTokensThenTheyAreRevoked() throws Exception {
		Answer login = app.login(Visitor.ADMIN);
		Answer second = app.refresh(login.text("refresh_token"));
		app.post("/oauth/revoke", app.form("", "token", second.text("refresh_token")));
		assertThat(app.api("/users/me", login.text("access_token")).status()).isEqualTo(401);
		assertThat(app.api("/users/me", second.text("access_token")).status()).isEqualTo(401);
	}

	@Test
	void revokeWhenOldAccessTokenThenOnlyItIsRevoked() throws Exception {
		Answer login = app.login(Visitor.ADMIN);
		Answer second = app.refresh(login.text("refresh_token"));
		app.post("/oauth/revoke", app.form("", "token", login.text("access_token")));
		assertThat(app.api("/users/me", login.text("access_token")).status()).isEqualTo(401);
		assertThat(app.api("/users/me", second.text("access_token")).status()).isEqualTo(200);
		assertThat(app.refresh(second.text("refresh_token")).status()).isEqualTo(200);
	}

	@Test
	void revokeWhenRefreshTokenThenBothAreRevoked() throws Exception {
		Answer login = app.login(Visitor.ADMIN);
		Map<String, String> form = app.form("", "token", login.text("refresh_token"));
		assertThat(app.post("/oauth/revoke", form).status()).isEqualTo(200);
		assertThat(app.api("/users/me", login.text("access_token")).status()).isEqualTo(401);
		assertInvalidGrant(app.refresh(login.text("refresh_token")));
	}

	@Test
	void revokeWhenAccessTokenThenItIsRevoked() throws Exception {
		Answer login = app.login(Visitor.ADMIN);
		Map<String, String> form = app.form("", "token", login.text("access_token"));
		assertThat(app.post("/oauth/revoke", form).status()).isEqualTo(200);
		assertThat(app.api("/users/me", login.text("access_token")).status()).isEqualTo(401);
	}

	@Test
	void revokeWhenSecretIsWrongThenTokenLives() throws Exception {
		Answer login = app.login(Visitor.ADMIN);
		Map<String, String> form = app.form("", "token", login.text("access_token"));
		form.put("client_secret", "wrong");
		assertError(app.post("/oauth/revoke", form), 401, "invalid_client");
		assertThat(app.api("/users/me", login.text("access_token")).status()).isEqualTo(200);
	}

	@Test
	void revokeWhenTokenIsUnknownThenStillFine() throws Exception {
		assertThat(app.post("/oauth/revoke", app.form("", "token", "unknown")).status()).isEqualTo(200);
	}

	@Test
	void revokeWhenItIsACodeThenStillFineAndCodeLives() throws Exception {
		String code = code();
		assertThat(app.post("/oauth/revoke", app.form("", "token", code)).status()).isEqualTo(200);
		assertThat(app.token(app.codeForm(code)).status()).isEqualTo(200);
	}

	@Test
	void revokeWhenItIsTheStateOfAConsentThenStillFine() throws Exception {
		try (Visitor visitor = new Visitor(sandbox)) {
			HtmlPage signIn = (HtmlPage) visitor.request(app.authorizationRequest()).page();
			HtmlPage consent = visitor.signIn(signIn, Visitor.ADMIN);
			String state = consent.<HtmlInput>getFirstByXPath("//input[@name='state']").getValue();
			assertThat(app.post("/oauth/revoke", app.form("", "token", state)).status()).isEqualTo(200);
			assertThat(visitor.press(consent, "Submit Consent").callback()).containsKey("code");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/oauth2/introspect", "/oauth2/token", "/oauth2/device_authorization", "/oauth2/par" })
	void springsOwnEndpointWhenCalledThenNotFound(String path) throws Exception {
		Map<String, String> form = app.form("", "token", app.login(Visitor.ADMIN).text("access_token"));
		assertThat(app.post(path, form).status()).isEqualTo(404);
	}

	@Test
	void appTokenWhenScopeNamesAccountThenNoRefreshToken() throws Exception {
		Answer answer = appToken("as_account-us.marlin-moss services.read");
		assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("access_token", "token_type", "scope",
				"expires_in");
		assertThat(app.api("/services", answer.text("access_token")).status()).isEqualTo(200);
	}

	@Test
	void appTokenWhenAccountIsWrongThenInvalidScopeText() throws Exception {
		Answer answer = appToken("as_account-us.somebody-else services.read");
		assertError(answer, 400, "invalid_request");
		assertThat(answer.text("error_description")).isEqualTo("Invalid scope");
	}

	@Test
	void appTokenWhenAccountIsMissingThenInvalidRequest() throws Exception {
		assertError(appToken("services.read"), 400, "invalid_request");
	}

	@Test
	void appTokenWhenAppLacksScopeThenInvalidScope() throws Exception {
		assertError(appToken("as_account-us.marlin-moss schedules.read"), 400, "invalid_scope");
	}

	private static Answer appToken(String scope) throws Exception {
		return app.token(app.form("client_credentials", "scope", scope));
	}

	private static String code() throws Exception {
		return app.code(Visitor.ADMIN, app.authorizationRequest());
	}

	private static void assertInvalidGrant(Answer answer) {
		assertError(answer, 400, "invalid_grant");
	}

	private static void assertError(Answer answer, int status, String error) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.text("error")).isEqualTo(error);
	}

}
