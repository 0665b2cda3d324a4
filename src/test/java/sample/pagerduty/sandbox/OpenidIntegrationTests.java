package sample.pagerduty.sandbox;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.sandbox.App.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** PagerDuty adds {@code openid} to each login, and so gives an ID token. */
class OpenidIntegrationTests {

	private static Sandbox sandbox;

	private static App app;

	@BeforeAll
	static void startSandbox() {
		sandbox = App.startSandbox(AppKind.SCOPED);
		app = new App(sandbox);
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@ParameterizedTest
	@CsvSource({ "users.read, openid users.read", "services.read users.read, openid services.read users.read",
			"openid, openid", "openid users.read, openid users.read", "incidents.read, openid",
			"users.read incidents.read, openid", "Users.read, openid" })
	void loginWhenScopesAreAskedThenTokenHasOpenidToo(String asked, String granted) throws Exception {
		Answer login = app.login(Visitor.ADMIN, asked);
		assertThat(login.text("scope")).isEqualTo(granted);
		assertThat(login.text("id_token").split("\\.")).hasSize(3);
	}

	@ParameterizedTest
	@CsvSource({ "CLASSIC, write, openid write", "CLASSIC, read, openid read", "PUBLIC, read write, openid read write",
			"PUBLIC, READ, openid" })
	void loginWhenAppIsClassicThenTokenHasOpenidToo(AppKind kind, String asked, String granted) throws Exception {
		try (Sandbox classic = Sandbox
			.start(new SandboxOptions(0, List.of(App.CALLBACK), kind, kind.defaultScopes()))) {
			Answer login = new App(classic).login(Visitor.ADMIN, asked);
			assertThat(login.text("scope")).isEqualTo(granted);
			assertThat(login.text("id_token")).isNotEmpty();
		}
	}

	@Test
	void loginWhenAppIsNotRegisteredForOpenidThenTokenHasItToo() throws Exception {
		try (Sandbox other = Sandbox
			.start(new SandboxOptions(0, List.of(App.CALLBACK), AppKind.SCOPED, List.of("services.read")))) {
			Answer login = new App(other).login(Visitor.ADMIN, "services.read");
			assertThat(login.text("scope")).isEqualTo("openid services.read");
			assertThat(login.text("id_token")).isNotEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "-, openid services.read users.read", "users.read, openid users.read",
			"openid services.read, openid services.read", "openid, openid" })
	void refreshWhenItAsksForLessThenTokenKeepsOpenid(String asked, String granted) throws Exception {
		Answer login = app.login(Visitor.ADMIN, "users.read services.read");
		Answer refresh = app.token((asked != null)
				? app.form("refresh_token", "refresh_token", login.text("refresh_token"), "scope", asked)
				: app.form("refresh_token", "refresh_token", login.text("refresh_token")));
		assertThat(refresh.text("scope")).isEqualTo(granted);
	}

	@Test
	void refreshWhenItAsksForMoreThenInvalidScope() throws Exception {
		Answer login = app.login(Visitor.ADMIN, "users.read");
		Answer refresh = app
			.token(app.form("refresh_token", "refresh_token", login.text("refresh_token"), "scope", "services.read"));
		assertThat(refresh.status()).isEqualTo(400);
		assertThat(refresh.text("error")).isEqualTo("invalid_scope");
	}

	@ParameterizedTest
	@ValueSource(strings = { "as_account-us.marlin-moss", "as_account-us.marlin-moss services.read",
			"openid as_account-us.marlin-moss users.read" })
	void appTokenWhenGivenThenHasNoOpenidAndNoIdToken(String scope) throws Exception {
		Answer token = app.token(app.form("client_credentials", "scope", scope));
		assertThat(token.status()).isEqualTo(200);
		assertThat(token.text("scope").split(" ")).doesNotContain("openid");
		assertThat(token.json().has("id_token")).isFalse();
	}

}
