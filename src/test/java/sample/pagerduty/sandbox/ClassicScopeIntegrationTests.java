package sample.pagerduty.sandbox;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.sandbox.App.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** What the two scopes of Classic User OAuth open. */
class ClassicScopeIntegrationTests {

	private static Sandbox sandbox;

	private static App app;

	@BeforeAll
	static void startSandbox() {
		sandbox = start("openid", "read", "write");
		app = new App(sandbox);
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	private static Sandbox start(String... appScopes) {
		return Sandbox.start(new SandboxOptions(0, List.of(App.CALLBACK), AppKind.CLASSIC, List.of(appScopes)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "read", "write" })
	void apiWhenScopeIsReadOrWriteThenEveryResourceIsOpen(String scope) throws Exception {
		String token = app.login(Visitor.ADMIN, "openid " + scope).text("access_token");
		for (String path : List.of("/users/me", "/users", "/services", "/incidents", "/schedules")) {
			assertThat(app.api(path, token).status()).isEqualTo(200);
		}
		assertThat(app.api("/tags", token).status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users/me", "/users", "/services", "/incidents", "/schedules" })
	void apiWhenScopeIsMissingThenReadIsWhatItNeeds(String path) throws Exception {
		Answer answer = app.api(path, app.login(Visitor.ADMIN, "openid").text("access_token"));
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.json().path("error").path("required_scopes").asString()).isEqualTo("read");
	}

	@ParameterizedTest
	@ValueSource(strings = { "openid Read", "openid read services.read" })
	void loginWhenScopeIsSpeltOrChosenWronglyThenOnlyOpenid(String scope) throws Exception {
		assertThat(app.login(Visitor.ADMIN, scope).text("scope")).isEqualTo("openid");
	}

	@Test
	void loginWhenAppHasOnlyReadThenWriteIsQuietlyLeftOut() throws Exception {
		try (Sandbox reader = start("openid", "read")) {
			assertThat(new App(reader).login(Visitor.ADMIN, "openid write").text("scope")).isEqualTo("openid");
		}
	}

	@Test
	void loginWhenAppHasOnlyWriteThenReadIsIncluded() throws Exception {
		try (Sandbox writer = start("openid", "write")) {
			assertThat(new App(writer).login(Visitor.ADMIN, "openid read").text("scope")).isEqualTo("openid read");
		}
	}

	@Test
	void apiWhenAppIsScopedThenClassicScopesMeanNothing() throws Exception {
		SandboxOptions options = new SandboxOptions(0, List.of(App.CALLBACK), AppKind.SCOPED,
				List.of("openid", "read", "write"));
		try (Sandbox scoped = Sandbox.start(options)) {
			App scopedApp = new App(scoped);
			String token = scopedApp.login(Visitor.ADMIN, "openid read write").text("access_token");
			assertThat(scopedApp.api("/services", token).status()).isEqualTo(403);
		}
	}

}
