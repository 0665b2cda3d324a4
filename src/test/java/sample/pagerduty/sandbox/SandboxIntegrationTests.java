package sample.pagerduty.sandbox;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.sandbox.App.Answer;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Start and stop, next to other sandboxes and in a JVM that others use. */
@ExtendWith(OutputCaptureExtension.class)
class SandboxIntegrationTests {

	private static final SandboxOptions OPTIONS = options(0);

	@Test
	void startWhenTwoInOneJvmThenEachKnowsOnlyItsOwnTokens() throws Exception {
		try (Sandbox one = Sandbox.start(OPTIONS); Sandbox two = Sandbox.start(OPTIONS)) {
			assertThat(one.apiUrl()).isNotEqualTo(two.apiUrl());
			String token = new App(one).login(Visitor.ADMIN, "openid users.read").text("access_token");
			assertThat(new App(one).api("/users/me", token).status()).isEqualTo(200);
			assertThat(new App(two).api("/users/me", token).status()).isEqualTo(401);
		}
	}

	@Test
	void startWhenPortIsZeroThenUrlsHaveTheRealOne() throws Exception {
		try (Sandbox sandbox = Sandbox.start(OPTIONS)) {
			assertThat(sandbox.apiUrl()).hasScheme("http").hasHost("localhost").hasPath("");
			assertThat(sandbox.apiUrl().getPort()).isPositive();
			assertThat(sandbox.oauthUrl()).hasToString(sandbox.apiUrl() + "/oauth");
			assertThat(new App(sandbox).get("/").status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1" })
	void startWhenItsPortIsTakenAtOneAddressThenTakesAnotherPort(String address) throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(address))) {
			Iterator<Integer> ports = List.of(taken.getLocalPort(), 0).iterator();
			try (Sandbox sandbox = Sandbox.retryOnPortInUse(() -> Sandbox.start(options(ports.next())))) {
				assertThat(sandbox.apiUrl().getPort()).isNotEqualTo(taken.getLocalPort());
				assertThat(new App(sandbox).get("/").status()).isEqualTo(200);
			}
		}
	}

	@Test
	void loginWhenLoggedAtEveryLevelThenNoSecretIsInTheLog(CapturedOutput log) throws Exception {
		LoggingSystem logging = LoggingSystem.get(SandboxIntegrationTests.class.getClassLoader());
		List<String> secrets = new ArrayList<>(List.of("pdus+", "pdus%2B", App.VERIFIER, "sandbox-ines"));
		try (Sandbox sandbox = Sandbox.start(OPTIONS)) {
			// The start resets the levels, so they are set after it
			logging.setLogLevel("sample.pagerduty", LogLevel.TRACE);
			secrets.add(sandbox.clientSecret());
			App app = new App(sandbox);
			String code = app.code(Visitor.ADMIN, app.authorizationRequest());
			Answer login = app.token(app.codeForm(code));
			app.api("/users/me", login.text("access_token"));
			Answer refresh = app.refresh(login.text("refresh_token"));
			app.post("/oauth/revoke", app.form("", "token", refresh.text("refresh_token")));
			app.get("/oauth/authorize?code=" + code);
			secrets.add(code);
		}
		finally {
			logging.setLogLevel("sample.pagerduty", null);
		}
		assertThat(log.getAll())
			.contains("POST /sign-in/password answered 302", "POST /oauth/authorize answered 302",
					"POST /oauth/token answered 200", "GET /users/me answered 403", "POST /oauth/revoke answered 200")
			.doesNotContain(secrets);
	}

	private static SandboxOptions options(int port) {
		return new SandboxOptions(port, List.of(App.CALLBACK), AppKind.SCOPED, AppKind.SCOPED.defaultScopes());
	}

}
