package sample.pagerduty.sandbox;

import java.io.IOException;
import java.util.Map;

import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.sandbox.App.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Headers, cookies, forged forms, foreign host names and error pages. */
class BrowserProtectionIntegrationTests {

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
	@CsvSource({ "/, 200", "/sign-in, 200", "/requests, 200", "/nope, 404", "/oauth/authorize, 400",
			"/web/users/PSCDBCG, 200" })
	void pageWhenShownThenIsProtectedAndSaysSandbox(String path, int status) throws Exception {
		Answer answer = app.get(path, "Accept", "text/html");
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'")
			.endsWith("form-action 'self'")
			.doesNotContain("unsafe");
		assertThat(answer.header("Cache-Control")).contains("no-store");
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(answer.response().body()).contains("<strong>SANDBOX</strong>", "<html lang=\"en\">")
			.doesNotContain("<style", " style=", "//cdn", "Exception");
		assertThat(answer.response().body().replace("<script src=\"/js/app.js\" defer></script>", ""))
			.doesNotContain("<script");
		assertThat(answer.header("Content-Security-Policy").contains("script-src 'self'")).isEqualTo("/".equals(path));
	}

	@Test
	void consentWhenShownThenItsFormsMayLeadAnywhere() throws Exception {
		try (Visitor visitor = new Visitor(sandbox)) {
			Map<String, String> request = app.authorizationRequest();
			request.put("scope", "openid users.read");
			HtmlPage consent = visitor.signIn((HtmlPage) visitor.request(request).page(), Visitor.ADMIN);
			assertThat(consent.getUrl()).hasPath("/oauth/consent");
			assertThat(consent.getWebResponse().getResponseHeaderValue("Content-Security-Policy"))
				.contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
				.doesNotContain("form-action");
		}
	}

	@Test
	void homeWhenShownThenTellsHowToConnect() throws Exception {
		assertThat(app.get("/").response().body()).contains(sandbox.clientId(), sandbox.clientSecret(),
				App.CALLBACK.toString(), sandbox.oauthUrl() + "/authorize",
				sandbox.apiUrl() + "/global/oauth/anonymous/.well-known/openid-configuration", Visitor.ADMIN);
	}

	@Test
	void styleWhenLinkedThenExists() throws Exception {
		String home = app.get("/").response().body();
		assertThat(home).contains("/sandbox.css", "/css/app.css", "/pico.min.css", "/js/app.js");
		assertThat(app.get("/css/app.css").status()).isEqualTo(200);
		assertThat(app.get("/js/app.js").status()).isEqualTo(200);
		assertThat(app.get("/sandbox.css").status()).isEqualTo(200);
		assertThat(app.get("/webjars/picocss__pico/css/pico.min.css").status()).isEqualTo(200);
	}

	/** The folder is the client's, too; nothing else of the client is in it. */
	@ParameterizedTest
	@ValueSource(strings = { "/css", "/css/", "/js/", "/static/css/app.css", "/application.yaml", "/sandbox.yaml",
			"/sandbox/sandbox.yaml", "/templates/layout.html", "/sandbox/templates/layout.html", "/clients.txt",
			"/db/migration/V1__store.sql", "/css/../application.yaml", "/css/%2e%2e/application.yaml",
			"/css/..%2fapplication.yaml", "/META-INF/MANIFEST.MF", "/sample/pagerduty/sandbox/Sandbox.class" })
	void fileWhenOfTheClientThenIsNotServed(String path) throws Exception {
		String answer = app.sendRaw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		assertThat(answer).containsPattern("^HTTP/1.1 40[04]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/css/app.css", "/js/app.js", "/sandbox.css" })
	void fileWhenInTheBrowsersCacheThenIsNotSentAgain(String path) throws Exception {
		Answer answer = app.get(path);
		assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
		assertThat(app.get(path, "If-Modified-Since", answer.header("Last-Modified")).status()).isEqualTo(304);
	}

	@Test
	void sessionWhenStartedThenCookieIsGuarded() throws Exception {
		assertThat(app.get("/sign-in").header("Set-Cookie")).startsWith("pagerduty-sandbox-session=")
			.contains("HttpOnly", "SameSite=Lax");
	}

	@Test
	void formWhenTokenIsMissingThenForbidden() throws Exception {
		assertThat(app.post("/sign-in", Map.of("email", Visitor.ADMIN)).status()).isEqualTo(403);
	}

	@Test
	void pageWhenMissingThenErrorPageHasAWayBack() throws Exception {
		Answer answer = app.get("/nope", "Accept", "text/html");
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.response().body()).contains("Page not found", "href=\"/\"",
				"href=\"/requests?only=failures\"", "href=\"http://localhost:5000/\"");
	}

	@ParameterizedTest
	@CsvSource({ "localhost, 200", "127.0.0.1, 200", "[::1], 200", "evil.example, 421", "localhost.evil.example, 421" })
	void requestWhenHostIsForeignThenMisdirected(String host, int status) throws IOException {
		String answer = app.sendRaw(
				"GET / HTTP/1.1\r\nHost: " + host + ":" + sandbox.apiUrl().getPort() + "\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 " + status);
		if (status == 421) {
			assertThat(answer).contains("only to localhost and 127.0.0.1.");
		}
	}

}
