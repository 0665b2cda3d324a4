package sample.pagerduty.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.MovableClock;
import sample.pagerduty.sandbox.App.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** PagerDuty's table of apps and flows, row by row and kind by kind. */
class AppKindIntegrationTests {

	private static final Map<AppKind, Sandbox> SANDBOXES = new HashMap<>();

	@BeforeAll
	static void startSandboxes() {
		for (AppKind kind : AppKind.values()) {
			SANDBOXES.put(kind, Sandbox.start(options(kind)));
		}
	}

	@AfterAll
	static void stopSandboxes() {
		SANDBOXES.values().forEach(Sandbox::close);
	}

	private static SandboxOptions options(AppKind kind) {
		return new SandboxOptions(0, List.of(App.CALLBACK), kind, kind.defaultScopes());
	}

	@ParameterizedTest
	@CsvSource({ "SCOPED, 86400", "CLASSIC, 2592000", "PUBLIC, 2592000" })
	void loginWhenOfAnyKindThenUserTokenWithItsLifetime(AppKind kind, int seconds) throws Exception {
		Answer login = login(kind, Visitor.ADMIN);
		assertThat(login.status()).isEqualTo(200);
		assertThat(login.json().propertyNames()).contains("access_token", "refresh_token", "id_token");
		assertThat(login.json().path("expires_in").asInt()).isEqualTo(seconds);
		assertThat(login.text("scope").split(" ")).containsExactlyInAnyOrderElementsOf(kind.defaultScopes());
		assertThat(app(kind).api("/users/me", login.text("access_token")).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "SCOPED, 1, 30", "CLASSIC, 30, 210", "PUBLIC, 30, 210" })
	void tokensWhenTheirDaysHavePassedThenExpired(AppKind kind, int accessDays, int refreshDays) throws Exception {
		MovableClock clock = new MovableClock();
		try (Sandbox sandbox = Sandbox.start(options(kind), clock)) {
			App app = new App(sandbox);
			Answer first = login(app, kind, Visitor.ADMIN);
			clock.forward(Duration.ofDays(accessDays).minusSeconds(1));
			assertThat(app.api("/users/me", first.text("access_token")).status()).isEqualTo(200);
			clock.forward(Duration.ofSeconds(1));
			assertThat(app.api("/users/me", first.text("access_token")).status()).isEqualTo(401);
			Answer second = app.refresh(first.text("refresh_token"));
			clock.forward(Duration.ofDays(refreshDays).minusSeconds(1));
			Answer third = app.refresh(second.text("refresh_token"));
			assertThat(third.status()).isEqualTo(200);
			clock.forward(Duration.ofDays(refreshDays));
			assertError(app.refresh(third.text("refresh_token")), 400, "invalid_grant");
		}
	}

	@ParameterizedTest
	@EnumSource
	void refreshWhenTokenWasUsedThenInvalidGrant(AppKind kind) throws Exception {
		Answer login = login(kind, Visitor.ADMIN);
		Answer refresh = app(kind).refresh(login.text("refresh_token"));
		assertThat(app(kind).api("/users/me", refresh.text("access_token")).status()).isEqualTo(200);
		assertError(app(kind).refresh(login.text("refresh_token")), 400, "invalid_grant");
	}

	@ParameterizedTest
	@EnumSource
	void revokeWhenRefreshTokenThenBothAreRevoked(AppKind kind) throws Exception {
		Answer login = login(kind, Visitor.ADMIN);
		Map<String, String> form = app(kind).form("", "token", login.text("refresh_token"));
		assertThat(app(kind).post("/oauth/revoke", form).status()).isEqualTo(200);
		assertThat(app(kind).api("/users/me", login.text("access_token")).status()).isEqualTo(401);
		assertError(app(kind).refresh(login.text("refresh_token")), 400, "invalid_grant");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "CLASSIC")
	void authorizeWhenChallengeIsMissingThenRefusedWherePkceIsRequired(AppKind kind) throws Exception {
		Map<String, String> request = withoutChallenge(kind);
		try (Visitor visitor = new Visitor(SANDBOXES.get(kind))) {
			assertThat(visitor.request(request).callback()).containsEntry("error", "invalid_request");
		}
	}

	@Test
	void codeGrantWhenClassicWithoutChallengeThenVerifierIsNotWanted() throws Exception {
		App app = app(AppKind.CLASSIC);
		Map<String, String> form = app.codeForm(app.code(Visitor.ADMIN, withoutChallenge(AppKind.CLASSIC)));
		form.remove("code_verifier");
		assertThat(app.token(form).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource
	void codeGrantWhenThereWasAChallengeThenVerifierMustFit(AppKind kind) throws Exception {
		for (String verifier : List.of("", "x".repeat(43))) {
			Map<String, String> form = app(kind).codeForm(app(kind).code(Visitor.ADMIN, request(kind)));
			form.put("code_verifier", verifier);
			assertError(app(kind).token(form), 400, "invalid_grant");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "PUBLIC")
	void tokenWhenSecretIsLeftOutThenInvalidClient(AppKind kind) throws Exception {
		Answer login = login(kind, Visitor.ADMIN);
		Map<String, String> refresh = app(kind).form("refresh_token", "refresh_token", login.text("refresh_token"));
		Map<String, String> code = app(kind).codeForm(app(kind).code(Visitor.ADMIN, request(kind)));
		for (Map<String, String> form : List.of(refresh, code)) {
			form.remove("client_secret");
			assertError(app(kind).token(form), 401, "invalid_client");
			form.put("client_secret", "");
			assertError(app(kind).token(form), 401, "invalid_client");
		}
	}

	@Test
	void tokenWhenPublicAppSendsMoreOrLessThanItsIdThenInvalidClient() throws Exception {
		App app = app(AppKind.PUBLIC);
		String refreshToken = login(AppKind.PUBLIC, Visitor.ADMIN).text("refresh_token");
		Map<String, String> form = app.form("refresh_token", "refresh_token", refreshToken);
		form.put("client_secret", Sandbox.CLIENT_SECRET);
		assertError(app.token(form), 401, "invalid_client");
		form.put("client_secret", "");
		form.put("client_id", "somebody-else");
		assertError(app.token(form), 401, "invalid_client");
		form.remove("client_id");
		assertError(app.token(form), 401, "invalid_client");
		assertThat(app.refresh(refreshToken).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "SCOPED, 200, ''", "CLASSIC, 400, unauthorized_client", "PUBLIC, 400, unauthorized_client" })
	void appTokenWhenAskedForThenOnlyScopedAppGetsOne(AppKind kind, int status, String error) throws Exception {
		assertError(app(kind).token(app(kind).form("client_credentials", "scope", "as_account-us.marlin-moss")), status,
				error);
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "SCOPED")
	void loginWhenClassicThenUsersOfEveryCompanyMayAuthorize(AppKind kind) throws Exception {
		for (String email : List.of(Visitor.OTHER, Visitor.EUROPEAN)) {
			assertThat(login(kind, email).status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { Visitor.OTHER, Visitor.EUROPEAN })
	void loginWhenScopedThenUsersOfOtherCompaniesAreTurnedAway(String email) throws Exception {
		try (Visitor visitor = new Visitor(SANDBOXES.get(AppKind.SCOPED))) {
			HtmlPage page = visitor.signIn((HtmlPage) visitor.request(request(AppKind.SCOPED)).page(), email);
			assertThat(page.getWebResponse().getStatusCode()).isEqualTo(403);
			assertThat(page.getBody().asNormalizedText()).contains("You cannot authorize this app",
					"Marlin & Moss Provisions");
		}
	}

	@ParameterizedTest
	@CsvSource({ "SCOPED, client_secret_post, 3", "CLASSIC, client_secret_post, 2", "PUBLIC, none, 2" })
	void discoveryWhenFetchedThenSaysWhatTheKindCan(AppKind kind, String clientAuthentication, int grantTypes)
			throws Exception {
		Answer answer = app(kind).get("/global/oauth/anonymous/.well-known/openid-configuration");
		assertThat(answer.json().path("token_endpoint_auth_methods_supported").path(0).asString())
			.isEqualTo(clientAuthentication);
		assertThat(answer.json().path("grant_types_supported")).hasSize(grantTypes);
	}

	private static App app(AppKind kind) {
		return new App(SANDBOXES.get(kind));
	}

	private static Map<String, String> request(AppKind kind) {
		Map<String, String> request = app(kind).authorizationRequest();
		request.put("scope", String.join(" ", kind.defaultScopes()));
		return request;
	}

	private static Map<String, String> withoutChallenge(AppKind kind) {
		Map<String, String> request = request(kind);
		request.remove("code_challenge");
		request.remove("code_challenge_method");
		return request;
	}

	private static Answer login(AppKind kind, String email) throws IOException, InterruptedException {
		return login(app(kind), kind, email);
	}

	private static Answer login(App app, AppKind kind, String email) throws IOException, InterruptedException {
		return app.login(email, String.join(" ", kind.defaultScopes()));
	}

	private static void assertError(Answer answer, int status, String error) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.text("error")).isEqualTo(error);
	}

}
