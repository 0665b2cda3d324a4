package sample.pagerduty.sandbox;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What scripts of other origins may call. The JDK's client cannot send Origin. */
class CrossOriginIntegrationTests {

	private static final String ORIGIN = "Origin: https://tools.example.com\r\n";

	private static Sandbox sandbox;

	private static String token;

	@BeforeAll
	static void logIn() throws Exception {
		sandbox = App.startSandbox(AppKind.SCOPED);
		token = new App(sandbox).login(Visitor.ADMIN, "users.read").text("access_token");
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@ParameterizedTest
	@CsvSource({ "POST, /oauth/token, content-type", "POST, /oauth/revoke, content-type",
			"POST, /global/oauth/token, content-type", "POST, /global/oauth/revoke, x-requested-with",
			"GET, /global/oauth/userinfo, authorization", "POST, /global/oauth/userinfo, authorization",
			"GET, /global/oauth/anonymous/jwks, x-any",
			"GET, /global/oauth/anonymous/.well-known/openid-configuration, x-any", "GET, /users/me, authorization",
			"GET, /services, 'accept,authorization'", "GET, /eu/incidents, authorization",
			"PUT, /incidents/P1, 'authorization,content-type,from'", "DELETE, /schedules/P1, authorization",
			"POST, /nonsense, Authorization" })
	void preflightWhenForAnAppThenEveryOriginIsAllowed(String method, String path, String headers) throws IOException {
		String answer = call("OPTIONS", path, ORIGIN + "Access-Control-Request-Method: " + method
				+ "\r\nAccess-Control-Request-Headers: " + headers + "\r\n");
		assertThat(answer).startsWith("HTTP/1.1 200")
			.contains("Access-Control-Allow-Origin: *\r\n")
			.doesNotContain("Access-Control-Allow-Credentials", "Set-Cookie");
		assertThat(header(answer, "Access-Control-Allow-Methods")).contains(method);
		assertThat(header(answer, "Access-Control-Allow-Headers").toLowerCase())
			.contains(headers.split(",")[0].toLowerCase());
	}

	@ParameterizedTest
	@CsvSource({ "POST, /oauth/token, 400", "POST, /oauth/revoke, 400", "GET, /oauth/token, 405",
			"POST, /global/oauth/token, 400", "GET, /global/oauth/anonymous/jwks, 200",
			"GET, /global/oauth/anonymous/.well-known/openid-configuration, 200", "GET, /global/oauth/userinfo, 401",
			"GET, /users/me, 401", "GET, /eu/services, 401", "POST, /incidents, 401", "GET, /oncalls?x=%, 400" })
	void callWhenRefusedOrNotThenEveryOriginMayReadIt(String method, String path, int status) throws IOException {
		assertThat(call(method, path, ORIGIN)).startsWith("HTTP/1.1 " + status)
			.contains("Access-Control-Allow-Origin: *\r\n")
			.doesNotContain("Access-Control-Allow-Credentials");
	}

	@ParameterizedTest
	@CsvSource({ "/users/me, 200", "/services, 403", "/incidents, 403", "/nonsense, 404",
			"/global/oauth/userinfo, 200" })
	void callWhenItHasATokenThenScriptReadsAllHeaders(String path, int status) throws IOException {
		String answer = call("GET", path, ORIGIN + "Authorization: Bearer " + token + "\r\n");
		assertThat(answer).startsWith("HTTP/1.1 " + status)
			.contains("Access-Control-Allow-Origin: *\r\n", "Access-Control-Expose-Headers: *\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/sign-in", "/sign-in/password", "/oauth/authorize", "/global/oauth/authorize",
			"/oauth/consent", "/oauth/rejected", "/web/users/PSCDBCG", "/avatars/PSCDBCG.svg", "/sandbox.css", "/error",
			"/requests", "/requests?only=failures", "/css/app.css", "/nope", "/oauth2/token" })
	void pageWhenCalledByAScriptThenNoOriginIsAllowed(String path) throws IOException {
		for (String answer : List.of(call("GET", path, ORIGIN),
				call("GET", path, ORIGIN.replace("https://tools.example.com", "null")),
				call("OPTIONS", path, ORIGIN + "Access-Control-Request-Method: POST\r\n"))) {
			assertThat(answer).doesNotContain("Access-Control-Allow");
		}
		if (!"/nope".equals(path)) {
			assertThat(call("OPTIONS", path, ORIGIN
					+ "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n"))
				.doesNotContain("Access-Control-Allow");
		}
	}

	@Test
	void callWhenThereIsNoOriginThenNoHeaderIsNeeded() throws IOException {
		assertThat(call("GET", "/users/me", "")).startsWith("HTTP/1.1 401")
			.doesNotContain("Access-Control-Allow-Origin");
	}

	private static String header(String answer, String name) {
		return answer.lines().filter((line) -> line.startsWith(name + ":")).findFirst().orElse("");
	}

	private static String call(String method, String path, String headers) throws IOException {
		return new App(sandbox).sendRaw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
				+ ("POST".equals(method) ? "Content-Length: 0\r\n" : "") + headers + "\r\n");
	}

}
