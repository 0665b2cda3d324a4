package sample.pagerduty.client.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Http;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The attacks that an app with tokens on its pages has to expect. */
class WebSecurityIntegrationTests {

	private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final Browser browser = app.sample().browser();

	@ParameterizedTest
	@ValueSource(strings = { "evil.example.com", "localhost.evil.example.com", "127.0.0.1.nip.io", "10.0.0.1" })
	void requestWhenHostIsAnotherThenMisdirected(String host) throws IOException {
		String answer = this.browser.sendRaw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 421").contains("This app answers at " + app.sample().home() + " only");
		assertThat(answer).doesNotContain("Connect to PagerDuty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST:1234", "127.0.0.1", "[::1]:5000" })
	void requestWhenHostIsLoopbackThenAnswered(String host) throws IOException {
		assertThat(this.browser.sendRaw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 200");
	}

	@Test
	void requestWhenForwardedHeadersAreNotTrustedThenIgnored() {
		HttpResponse<String> response = this.browser.get("/", "X-Forwarded-Host", "evil.example.com",
				"X-Forwarded-Proto", "https");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Strict-Transport-Security")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/nowhere", "/callback", "/connect/pagerduty", "/services", "/setup" })
	void anyAnswerThenBrowserIsToldToProtectIt(String path) {
		Map<String, List<String>> headers = this.browser.get(path).headers().map();
		String policy = headers.get("Content-Security-Policy").get(0);
		assertThat(policy).contains("default-src 'none'", "script-src 'self'", "style-src 'self'",
				"img-src 'self' https: " + pagerDuty.url() + "/;", "form-action 'self'", "base-uri 'none'",
				"frame-ancestors 'none'");
		assertThat(policy).doesNotContain("unsafe", "*");
		assertThat(headers.get("Cache-Control").get(0)).contains("no-store");
		assertThat(headers.get("Referrer-Policy")).containsExactly("no-referrer");
		assertThat(headers.get("X-Content-Type-Options")).containsExactly("nosniff");
		assertThat(headers.get("X-Frame-Options")).containsExactly("DENY");
		assertThat(headers.get("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
	}

	@Test
	void homeWhenAskedForHeadersOnlyThenAnswered() throws IOException {
		assertThat(this.browser.sendRaw("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 200");
	}

	@Test
	void redirectThenRelative() {
		assertThat(Browser.location(this.browser.get("/services"))).isEqualTo("/?disconnected=session");
	}

	@Test
	void imagesWhenPagerDutyIsTheRealOneThenFromHttpsOnly() throws IOException {
		try (RunningSample real = RunningSample.start(Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET", "b"))) {
			assertThat(real.browser().get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
				.contains("img-src 'self' https:;")
				.doesNotContain("http:");
		}
	}

	@Test
	void sessionCookieThenHiddenFromScriptsAndOtherSites() {
		String state = this.browser.connect().get("state");
		assertThat(SampleOnFakePagerDuty.callback(this.browser, state).headers().allValues("Set-Cookie"))
			.anySatisfy((cookie) -> assertThat(cookie).startsWith("PD_OAUTH_SAMPLE="))
			.allSatisfy((cookie) -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/")
				.doesNotContain("Secure"));
	}

	@Test
	void sessionCookieWhenRedirectUriIsHttpsThenSecure() throws IOException {
		int port = RunningSample.freePort();
		Map<String, String> configuration = pagerDuty.configuration("PD_REDIRECT_URI",
				"https://tokens.example.com/callback", "PD_PORT", String.valueOf(port), "PD_TRUST_PROXY", "true");
		try (RunningSample behindProxy = RunningSample.start(configuration)) {
			String answer = sendRaw(port, "GET /connect/pagerduty HTTP/1.1\r\nHost: tokens.example.com\r\n"
					+ "X-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
			assertThat(behindProxy.home()).hasToString("https://tokens.example.com/");
			assertThat(answer).startsWith("HTTP/1.1 30")
				.contains("; Secure", "Strict-Transport-Security")
				.doesNotContain("includeSubDomains");
		}
	}

	@Test
	void homeWhenSomeoneHasConnectedThenStrangersSeeNothingOfIt() {
		assertThat(this.browser.get("/").body()).contains("Connect to PagerDuty");
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
		assertThat(app.sample().browser().get("/").body()).contains("Connect to PagerDuty").doesNotContain("Ada Admin");
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
	}

	@Test
	void homeWhenStrangersSpeakAnotherLanguageThenInEnglishForAll() {
		Browser german = app.sample().browser();
		for (int i = 0; i < 2; i++) {
			assertThat(german.get("/", "Accept-Language", "de").headers().firstValue("Content-Language"))
				.hasValue("en");
		}
	}

	@Test
	void homeWhenNotConnectedThenNoSessionIsCreated() {
		assertThat(this.browser.get("/").headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void disconnectWithoutCsrfTokenThenRefusedAndStillConnected() {
		SampleOnFakePagerDuty.login(this.browser);
		HttpResponse<String> response = this.browser.post("/disconnect", "");
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("This page is out of date");
		assertThat(this.browser.get("/").body()).contains("Hello, Ada Admin!");
	}

	@ParameterizedTest
	@CsvSource({ "/nowhere,404", "/actuator,404", "/actuator/env,404", "/actuator/heapdump,404", "/disconnect,404",
			"/error,404", "/login,404", "/logout,404", "/oauth2/authorization/pagerduty,404",
			"/login/oauth2/code/pagerduty,404", "/connect/another,404", "/services/x,404",
			"/templates/connect.html,404", "/application.yaml,404", "/css/..%2fapplication.yaml,400", "/webjars/,404",
			"/actuator/health,200" })
	void unmappedPageThenNotFound(String path, int status) {
		assertThat(this.browser.get(path).statusCode()).isEqualTo(status);
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get(path).statusCode()).isEqualTo(status);
	}

	@Test
	void notFoundPageThenHasAWayBackAndNoDetails() {
		HttpResponse<String> page = this.browser.get("/nowhere?code=secret-code");
		assertThat(page.body()).contains("<h1>Page not found</h1>", "href=\"/\"")
			.doesNotContain("secret-code", "Whitelabel", "Exception", "Reference");
	}

	@Test
	void healthThenStatusAndNothingElse() {
		assertThat(this.browser.get("/actuator/health").body())
			.isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
	}

	@Test
	void requestWithLongHeaderThenRefused() {
		assertThat(this.browser.get("/", "X-Long", "x".repeat(20_000)).statusCode()).isBetween(400, 431);
	}

	@Test
	void requestWithLongFormThenRefused() {
		assertThat(this.browser.post("/disconnect", "x=" + "x".repeat(100_000)).statusCode()).isEqualTo(413);
	}

	/** Many clients that are still sending lose the answer when the connection ends. */
	@Test
	void senderOfALongFormThenGetsTheAnswerWhenEverythingIsSent() throws IOException {
		URI home = this.browser.home();
		int length = 300_000;
		try (Socket socket = new Socket(home.getHost(), home.getPort())) {
			OutputStream out = socket.getOutputStream();
			out.write("POST /disconnect HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n\r\n"
				.formatted(home.getAuthority(), length)
				.getBytes(StandardCharsets.US_ASCII));
			out.write(new byte[length - 1]);
			socket.setSoTimeout(500);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> socket.getInputStream().read());
			out.write(0);
			socket.setSoTimeout(60_000);
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 413 ")
				.contains("The request is larger than 64 kB.");
		}
	}

	@Test
	void stylesThenCachedForAYearUnderANameFromTheirContent() {
		String home = this.browser.get("/").body();
		String path = home.replaceFirst("(?s).*href=\"(/css/app-[^\"]+)\".*", "$1");
		HttpResponse<String> styles = this.browser.get(path);
		assertThat(styles.statusCode()).isEqualTo(200);
		assertThat(styles.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=31536000");
	}

	@Test
	void filesOfAPageThenNamedAfterContentOrVersion() {
		SampleOnFakePagerDuty.login(this.browser);
		String home = this.browser.get("/").body();
		List<String> files = LINK.matcher(home)
			.results()
			.map((link) -> link.group(1))
			.filter((link) -> link.matches("/(css|js|images|webjars)/.*"))
			.toList();
		assertThat(files).hasSize(6)
			.allMatch((file) -> file
				.matches("/(css|js|images)/.*-[0-9a-f]{32}\\.(css|js|svg)|/webjars/.*/[0-9.]+/.*\\.css"));
		for (String file : files) {
			HttpResponse<String> answer = app.sample().browser().get(file);
			assertThat(answer.statusCode()).as(file).isEqualTo(200);
			assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=31536000");
			assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
		}
		assertThat(home).contains("action=\"/refresh\"", "action=\"/sign-out\"", "href=\"/scripts\"");
	}

	@Test
	void connectPageThenTheSameForEveryoneAndOneForEachReason() {
		String first = this.browser.get("/").body();
		assertThat(first).contains("Connect to PagerDuty").doesNotContain("_csrf", "role=\"status\"");
		HttpResponse<String> again = app.sample().browser().get("/");
		assertThat(again.body()).isEqualTo(first);
		assertThat(again.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
		assertThat(again.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
		assertThat(this.browser.get("/?disconnected=signed-out").body()).contains("You are signed out");
		assertThat(this.browser.get("/?disconnected").body()).contains("You are disconnected.");
		for (int i = 0; i < 100; i++) {
			assertThat(this.browser.get("/?disconnected=" + i).body()).isEqualTo(first);
		}
		assertThat(this.browser.get("/?disconnected=session").body()).contains("the session has ended");
	}

	@Test
	void servicesWhenNotConnectedThenToTheHomePage() {
		HttpResponse<String> response = this.browser.get("/services");
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(this.browser.get(Browser.location(response)).body())
			.contains("You are not connected: the session has ended");
	}

	private static String sendRaw(int port, String request) throws IOException {
		return new Http(URI.create("http://127.0.0.1:" + port)).sendRaw(request);
	}

}
