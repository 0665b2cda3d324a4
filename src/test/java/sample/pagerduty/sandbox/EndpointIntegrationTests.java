package sample.pagerduty.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Http;
import sample.pagerduty.sandbox.App.Answer;
import sample.pagerduty.sandbox.Visitor.Outcome;
import tools.jackson.databind.JsonNode;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import static org.assertj.core.api.Assertions.assertThat;

/** Userinfo, the second paths of the OAuth endpoints, and every method on every path. */
class EndpointIntegrationTests {

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final List<String> PATHS = List.of("/", "/error", "/nope", "/eu", "/eu/nope", "/sign-in",
			"/sign-in/password", "/sign-in/switch", "/oauth", "/oauth/authorize", "/oauth/consent", "/oauth/token",
			"/oauth/revoke", "/oauth/rejected", "/oauth/rejected/company", "/oauth2/introspect", "/global",
			"/global/oauth/authorize", "/global/oauth/token", "/global/oauth/revoke", "/global/oauth/userinfo",
			"/global/oauth/anonymous", "/global/oauth/anonymous/jwks",
			"/global/oauth/anonymous/.well-known/openid-configuration", "/users", "/users/me", "/users/PNOSUCH",
			"/services", "/incidents", "/incidents/PNOSUCH", "/incidents/PNOSUCH/notes", "/schedules/PNOSUCH/overrides",
			"/schedules/PNOSUCH/overrides/PNOSUCH", "/oncalls", "/log_entries", "/teams/PNOSUCH/members", "/priorities",
			"/eu/services", "/schedules", "/web/users/PNOSUCH", "/avatars/PNOSUCH.svg", "/sandbox.css", "/sandbox.svg",
			"/requests", "/css/app.css", "/js/app.js", "/webjars/picocss__pico/css/pico.min.css");

	private static Sandbox sandbox;

	private static App app;

	private static Answer login;

	@BeforeAll
	static void logIn() throws Exception {
		sandbox = App.startSandbox(AppKind.CLASSIC);
		app = new App(sandbox);
		login = app.login(Visitor.ADMIN, "read");
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { Visitor.ADMIN, Visitor.OTHER, Visitor.EUROPEAN })
	void userInfoWhenCalledThenSaysWhatTheIdTokenSays(String email) throws Exception {
		Answer tokens = app.login(email, "read");
		Jwt idToken = NimbusJwtDecoder.withJwkSetUri(sandbox.issuer() + "/jwks")
			.build()
			.decode(tokens.text("id_token"));
		Answer answer = app.get("/global/oauth/userinfo", "Authorization", "Bearer " + tokens.text("access_token"));
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		JsonNode claims = answer.json();
		assertThat(claims.propertyNames()).containsExactlyInAnyOrder("sub", "user_id", "account_id", "subdomain",
				"region");
		claims.properties()
			.forEach((claim) -> assertThat(idToken.getClaimAsString(claim.getKey()))
				.isEqualTo(claim.getValue().asString()));
	}

	@Test
	void userInfoWhenPostedThenAnswersToo() throws Exception {
		Answer answer = app.post("/global/oauth/userinfo", Map.of(), "Authorization",
				"Bearer " + login.text("access_token"), "Accept", "text/html");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text("sub")).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Bearer nonsense", "Token token=x", "Basic eDp5" })
	void userInfoWhenTokenIsNotGoodThenUnauthorized(String header) throws Exception {
		Answer answer = header.isEmpty() ? app.get("/global/oauth/userinfo")
				: app.get("/global/oauth/userinfo", "Authorization", header);
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
	}

	@Test
	void userInfoWhenTokenIsRefreshTokenThenUnauthorized() throws Exception {
		assertThat(app.get("/global/oauth/userinfo", "Authorization", "Bearer " + login.text("refresh_token")).status())
			.isEqualTo(401);
	}

	@Test
	void userInfoWhenTokenIsTheAppsThenForbidden() throws Exception {
		try (Sandbox scoped = App.startSandbox(AppKind.SCOPED)) {
			App scopedApp = new App(scoped);
			Answer token = scopedApp
				.token(scopedApp.form("client_credentials", "scope", "openid as_account-us.marlin-moss users.read"));
			Answer answer = scopedApp.get("/global/oauth/userinfo", "Authorization",
					"Bearer " + token.text("access_token"));
			assertThat(answer.status()).isEqualTo(403);
			assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope");
		}
	}

	@Test
	void aliasesWhenUsedForALoginThenItWorksFromStartToEnd() throws Exception {
		try (Visitor visitor = new Visitor(sandbox)) {
			Map<String, String> request = app.authorizationRequest();
			request.put("scope", "read");
			Outcome outcome = visitor.press(
					visitor.signIn(visitor.open("/global/oauth/authorize?" + Http.form(request)), Visitor.ADMIN),
					"Submit Consent");
			Answer tokens = app.post("/global/oauth/token", app.codeForm(outcome.callback().get("code")));
			assertThat(tokens.text("scope")).isEqualTo("openid read");
			Answer refreshed = app.post("/global/oauth/token",
					app.form("refresh_token", "refresh_token", tokens.text("refresh_token")));
			assertThat(refreshed.status()).isEqualTo(200);
			assertThat(
					app.post("/global/oauth/revoke", app.form("", "token", refreshed.text("refresh_token"))).status())
				.isEqualTo(200);
			assertThat(app.api("/users/me", refreshed.text("access_token")).status()).isEqualTo(401);
		}
	}

	@Test
	void aliasWhenRequestIsRejectedThenPageSaysWhy() throws Exception {
		Answer answer = app.get("/global/oauth/authorize?client_id=" + sandbox.clientId(), "Accept", "text/html");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.response().body()).contains("response_type");
	}

	@ParameterizedTest
	@MethodSource("everyMethodOnEveryPath")
	void anyMethodOnAnyPathWhenCalledThenNoServerErrorAndNoneOfSprings(String method, String path) throws Exception {
		for (String[] headers : List.of(new String[] { "Accept", "*/*" }, new String[] { "Accept", "text/html" },
				new String[] { "Accept", "application/json", "Authorization",
						"Bearer " + login.text("access_token") })) {
			Answer answer = app.send(method, path, headers);
			String body = answer.response().body();
			assertThat(answer.status()).as(body).isLessThan(500);
			assertThat(body).doesNotContain("\"timestamp\"", "Whitelabel");
			if ("HEAD".equals(method)) {
				assertThat(body).isEmpty();
				assertThat(answer.status()).isEqualTo(app.get(path, headers).status());
			}
			else if (answer.status() >= 400 && answer.header("Content-Type").startsWith("application/json")) {
				assertThat(answer.json().has("error")).isTrue();
			}
		}
	}

	static Stream<Arguments> everyMethodOnEveryPath() {
		return METHODS.stream().flatMap((method) -> PATHS.stream().map((path) -> Arguments.of(method, path)));
	}

	@ParameterizedTest
	@CsvSource({ "POST, /nope", "PUT, /nope", "PATCH, /a/b/c", "DELETE, /eu/x", "GET, /nope", "GET, /error",
			"POST, /error", "POST, /favicon.ico" })
	void pathWhenUnknownAndNoTokenThenPagerDutysNotFound(String method, String path) throws Exception {
		Answer answer = app.send(method, path, "Accept", "*/*");
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.json().path("error").path("code").asInt()).isEqualTo(2100);
		assertThat(answer.json().path("error").path("message").asString()).isEqualTo("Not Found");
	}

	@ParameterizedTest
	@CsvSource({ "POST, /incidents", "DELETE, /incidents/P123456", "POST, /services", "DELETE, /users/P123456",
			"PUT, /schedules/P123456", "POST, /incidents/P123456/merge", "GET, /tags", "POST, /eu/maintenance_windows",
			"PATCH, /teams/P123456" })
	void callWhenSandboxLacksItThenSaysSo(String method, String path) throws Exception {
		String token = path.startsWith("/eu") ? app.login(Visitor.EUROPEAN, "read").text("access_token")
				: login.text("access_token");
		Answer answer = app.send(method, path, "Authorization", "Bearer " + token);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.json().path("error").path("errors").path(0).asString())
			.startsWith("The sandbox does not have " + method + " " + path + ".");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /oauth/token", "PUT, /oauth/token", "DELETE, /global/oauth/token", "GET, /oauth/revoke",
			"PATCH, /global/oauth/revoke" })
	void tokenEndpointWhenMethodIsNotPostThenSaysSo(String method, String path) throws Exception {
		Answer answer = app.send(method, path);
		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.header("Allow")).contains("POST");
		assertThat(answer.text("error")).isEqualTo("invalid_request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users?query=%", "/services?query=%ff%zz", "/incidents?statuses[]=%e", "/?x=%",
			"/sign-in?%=1", "/nope?a=%", "/oauth/authorize?client_id=%", "/global/oauth/userinfo?x=%", "/web/users/%" })
	void queryWhenItCannotBeReadThenBadRequest(String target) throws IOException {
		for (String headers : List.of("Authorization: Bearer " + login.text("access_token"), "Accept: text/html",
				"Accept: */*")) {
			assertThat(raw("GET " + target + " HTTP/1.1", headers, "")).startsWith("HTTP/1.1 400");
		}
	}

	@Test
	void formWhenItCannotBeReadThenInvalidRequest() throws IOException {
		String answer = raw("POST /oauth/token HTTP/1.1", "Content-Type: application/x-www-form-urlencoded", "a=%");
		assertThat(answer).startsWith("HTTP/1.1 400").contains("\"error\":\"invalid_request\"");
	}

	@Test
	void queryWhenItHasThousandsOfParametersThenNoServerError() throws IOException {
		String query = "a=1&".repeat(1_500);
		assertThat(
				raw("GET /services?" + query + " HTTP/1.1", "Authorization: Bearer " + login.text("access_token"), ""))
			.startsWith("HTTP/1.1 4");
	}

	@Test
	void formWhenItIsVeryLongThenBadRequest() {
		Map<String, String> request = app.authorizationRequest();
		request.put("state", "x".repeat(70_000));
		Answer answer = app.post("/oauth/authorize", request, "Accept", "*/*");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.response().body()).contains("The request cannot be read");
	}

	@Test
	void requestWhenRefusedForAnotherReasonThenErrorDoesNotBlameTheSandbox() throws Exception {
		for (String path : List.of("/users", "/global/oauth/userinfo")) {
			Answer answer = app.send("POST", path, "Content-Type", "*/*", "Accept", "*/*");
			assertThat(answer.status()).isEqualTo(415);
			assertThat(answer.response().body()).contains("The sandbox refused the request: Unsupported Media Type.");
		}
		assertThat(app.send("POST", "/", "Content-Type", "*/*", "Accept", "text/html").response().body())
			.contains("The sandbox refused this request")
			.doesNotContain("went wrong");
	}

	private static String raw(String requestLine, String header, String body) throws IOException {
		return app.sendRaw(requestLine + "\r\nHost: localhost\r\n" + header + "\r\nContent-Length: " + body.length()
				+ "\r\nConnection: close\r\n\r\n" + body);
	}

}
