package sample.pagerduty.sandbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Http;
import sample.pagerduty.MovableClock;
import sample.pagerduty.sandbox.App.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The page with the last requests: what it shows, and what it never shows. */
class RequestsPageIntegrationTests {

	private static final String ACCOUNT = "as_account-us.marlin-moss";

	private final MovableClock clock = new MovableClock(Clock.systemUTC());

	private Sandbox sandbox;

	private App app;

	@BeforeEach
	void startSandbox() {
		start(AppKind.SCOPED);
	}

	private void start(AppKind kind) {
		this.sandbox = Sandbox.start(new SandboxOptions(0, List.of(App.CALLBACK), kind, kind.defaultScopes()),
				this.clock);
		this.app = new App(this.sandbox);
	}

	@AfterEach
	void stopSandbox() {
		this.sandbox.close();
	}

	@Test
	void pageWhenThereWereNoRequestsThenSaysWhatToDo() throws IOException {
		this.app.get("/");
		this.app.get("/sign-in");
		assertThat(page("/requests").getBody().asNormalizedText()).contains("No requests yet",
				"curl " + this.sandbox.issuer() + "/.well-known/openid-configuration");
		assertThat(this.app.get("/").response().body()).contains("href=\"/requests\"");
	}

	@Test
	void pageWhenAppLoggedInThenListsItsRequestsAndNoPages() throws IOException {
		Answer login = this.app.login(Visitor.ADMIN, "openid users.read");
		this.app.api("/users/me?include[]=teams", login.text("access_token"));
		this.app.get("/global/oauth/anonymous/jwks");
		await().untilAsserted(
				() -> assertThat(rows("/requests")).satisfiesExactly((row) -> assertThat(row).contains("/jwks", "200"),
						(row) -> assertThat(row).contains("GET /users/me", "include[]=teams", "200"),
						(row) -> assertThat(row).contains("POST /oauth/token", "Java-http-client", "200", "code=•••",
								"client_secret=•••", "code_verifier=•••", "grant_type=authorization_code",
								"redirect_uri=" + App.CALLBACK, "client_id=" + Sandbox.CLIENT_ID),
						(row) -> assertThat(row).contains("POST /oauth/authorize", "browser", "state=•••", "302"),
						(row) -> assertThat(row).contains("GET /oauth/authorize", "302"),
						(row) -> assertThat(row).contains("GET /oauth/authorize", "302", "scope=openid users.read",
								"nonce=•••", "state=•••", "code_challenge=•••", "code_challenge_method=S256")));
		assertThat(rows("/requests?only=failures")).isEmpty();
		assertThat(page("/requests?only=failures").getBody().asNormalizedText())
			.contains("None of these requests failed");
	}

	@Test
	void pageWhenTokenRequestsFailedThenSaysWhy() throws IOException {
		token("client_secret is wrong.", "client_secret", "x");
		token("client_id is not that of the sandbox's app.", "client_id", "x");
		token("The code is unknown", "code", "x");
		token("grant_type has a value that is not supported.", "grant_type", "password");
		token("code_verifier does not match the code_challenge", "code_verifier", "y".repeat(43));
		token("redirect_uri differs from that of the authorization request.", "redirect_uri", "http://localhost/x");
		Map<String, String> form = codeForm();
		form.remove("code_verifier");
		assertThat(this.app.token(form).status()).isEqualTo(400);
		awaitNewest("code_verifier is missing");
		form.remove("grant_type");
		this.app.token(form);
		awaitNewest("grant_type is missing.");
		form.remove("client_secret");
		this.app.token(form);
		awaitNewest("client_secret is missing from the body.");
		this.app.post("/oauth/token?a=b", this.app.codeForm("x"));
		awaitNewest("Parameters must be in the body, not in the query.");
		this.app.get("/global/oauth/token");
		awaitNewest("405", "GET /global/oauth/token", "accepts only POST");
		this.app.postJson("/oauth/token", "{}");
		awaitNewest("must be of type application/x-www-form-urlencoded");
	}

	private void token(String finding, String name, String value) throws IOException {
		Map<String, String> form = codeForm();
		form.put(name, value);
		assertThat(this.app.token(form).status()).isGreaterThanOrEqualTo(400);
		awaitNewest("POST /oauth/token", finding);
	}

	private Map<String, String> codeForm() throws IOException {
		Map<String, String> request = this.app.authorizationRequest();
		request.put("scope", "openid users.read");
		return this.app.codeForm(this.app.code(Visitor.ADMIN, request));
	}

	@Test
	void pageWhenCodeOrRefreshTokenIsUsedTwiceOrLateThenSaysWhich() throws IOException {
		Map<String, String> form = codeForm();
		String refreshToken = this.app.token(form).text("refresh_token");
		this.app.token(form);
		awaitNewest("400", "The code was used before. Each works once.");
		Answer next = this.app.login(Visitor.ADMIN, "openid users.read");
		this.app.refresh(next.text("refresh_token"));
		this.app.refresh(next.text("refresh_token"));
		awaitNewest("The refresh token is unknown. Each works once");
		this.app.refresh(refreshToken);
		awaitNewest("The refresh token has expired or was revoked.");
		Map<String, String> late = codeForm();
		this.clock.forward(Duration.ofSeconds(31));
		this.app.token(late);
		awaitNewest("The code has expired. It lives 30 seconds.");
	}

	@Test
	void pageWhenAppTokenIsRefusedThenSaysWhichScope() throws IOException {
		this.app.token(this.app.form("client_credentials", "scope", "users.read"));
		awaitNewest("An app's token needs the scope " + ACCOUNT);
		this.app.token(this.app.form("client_credentials", "scope", ACCOUNT + " incidents.read users.read"));
		awaitNewest("The app is not registered for incidents.read.");
		this.sandbox.close();
		start(AppKind.CLASSIC);
		this.app.token(this.app.form("client_credentials", "scope", "read"));
		awaitNewest("An app of this kind cannot use this grant_type.");
	}

	@Test
	void pageWhenAuthorizationIsRefusedThenSaysWhy() throws IOException {
		authorize("redirect_uri is not registered", "redirect_uri", "http://localhost:5000/other");
		authorize("response_type is missing or is not code", "response_type", "token");
		authorize("client_id is missing or is not that of the sandbox's app", "client_id", "x");
		authorize("parameter code_challenge_method is missing, wrong", "code_challenge_method", "plain");
		authorize("The app is not registered for incidents.write. So this login gives openid only, without an error.",
				"scope", "users.read incidents.write");
		authorize("The request has no scope", "scope", "");
		try (Visitor visitor = new Visitor(this.sandbox)) {
			Map<String, String> request = this.app.authorizationRequest();
			request.put("scope", "openid users.read");
			visitor.signIn((HtmlPage) visitor.request(request).page(), Visitor.OTHER);
			awaitNewest("403", "cannot authorize an app of Marlin & Moss Provisions.");
			HtmlPage consent = visitor.signIn((HtmlPage) visitor.request(request).page(), Visitor.ADMIN);
			visitor.press(consent, "Cancel");
			awaitNewest("302", "The person pressed Cancel.");
		}
		HtmlPage failures = page("/requests?only=failures");
		assertThat(failures.querySelectorAll(".requests > li")).hasSameSizeAs(failures.querySelectorAll(".wrong"))
			.hasSizeGreaterThan(7)
			.hasSizeLessThan(rows("/requests").size());
	}

	private void authorize(String finding, String name, String value) throws IOException {
		Map<String, String> request = this.app.authorizationRequest();
		request.put("scope", "openid users.read");
		request.put(name, value);
		this.app.get("/oauth/authorize?" + Http.form(request));
		awaitNewest("GET /oauth/authorize", finding);
	}

	@Test
	void pageWhenApiCallFailsThenSaysWhy() throws IOException {
		Answer login = this.app.login(Visitor.ADMIN, "openid users.read");
		String token = login.text("access_token");
		call("/services", token, "403", "The token lacks services.read. It has openid users.read.");
		call("/users/PNOSUCH", token, "404", "The account has nothing with this ID.");
		call("/nonsense", token, "404", "The sandbox does not have GET /nonsense.");
		call("/users?limit=x", token, "400", "limit");
		call("/eu/users", token, "401", "belongs to an account of the other region");
		call("/users", login.text("refresh_token"), "401", "This is a refresh token.");
		call("/users", "pdus+_0xnosuch", "401", "The access token is unknown.");
		this.app.get("/users");
		awaitNewest("401", "The request has no access token.");
		this.app.get("/users", "Authorization", "Token token=y_NBAQabcdefgh");
		awaitNewest("401", "does not start with Bearer");
		assertThat(newest()).doesNotContain("y_NBAQ");
		this.app.get("/global/oauth/userinfo", "Authorization", "Bearer nonsense");
		awaitNewest("/global/oauth/userinfo", "401", "The access token is unknown.");
		this.app.get("/oauth2/token");
		awaitNewest("404", "The sandbox has nothing at this path.");
		this.clock.forward(Duration.ofDays(2));
		call("/users", token, "401", "The access token has expired or was revoked.");
	}

	private void call(String path, String token, String status, String finding) throws IOException {
		this.app.api(path, token);
		awaitNewest(status, finding);
	}

	@Test
	void pageWhenRequestCannotBeReadThenIsListedToo() throws IOException {
		raw("GET /users?query=% HTTP/1.1", "Host: localhost");
		awaitNewest("400", "GET /users", "A parameter cannot be decoded");
		raw("GET /users HTTP/1.1", "Host: evil.example");
		awaitNewest("421", "only to localhost");
		raw("POST /oauth/token HTTP/1.1", "Host: localhost\r\nContent-Type: */*");
		awaitNewest("415", "The Content-Type has a wildcard.");
	}

	private void raw(String requestLine, String headers) throws IOException {
		this.app.sendRaw(requestLine + "\r\n" + headers + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
	}

	/** Also in parameters where they do not belong, in names, in paths and in headers. */
	@Test
	void pageWhenSecretsWereSentThenShowsNone() throws IOException {
		List<String> secrets = new ArrayList<>(
				List.of(App.VERIFIER, App.CHALLENGE, Sandbox.CLIENT_SECRET, "sandbox-ines", "n-0S6_WzA2Mj", "pdus"));
		Map<String, String> form = codeForm();
		Answer login = this.app.token(form);
		Answer refreshed = this.app.refresh(login.text("refresh_token"));
		this.app.post("/oauth/revoke", this.app.form("", "token", refreshed.text("refresh_token")));
		List.of("access_token", "refresh_token").forEach((name) -> {
			secrets.add(login.text(name).substring(5));
			secrets.add(refreshed.text(name).substring(5));
		});
		secrets.add(form.get("code"));
		secrets.add(login.text("id_token"));
		for (String secret : List.of(login.text("access_token"), form.get("code"), App.VERIFIER,
				Sandbox.CLIENT_SECRET)) {
			String encoded = Http.form(Map.of("a", secret)).substring(2);
			for (String name : List.of("client_id", "redirect_uri", "scope", "grant_type", "response_type", "query",
					"token_type_hint", "access_token", "state", "x")) {
				Map<String, String> wrong = new HashMap<>(this.app.form("authorization_code"));
				wrong.put(name, secret);
				this.app.token(wrong);
				this.app.get("/oauth/authorize?" + Http.form(wrong));
			}
			assertNoSecret(secrets);
			this.app.get("/oauth/authorize?" + encoded + "=1&" + encoded);
			this.app.get("/users/" + encoded + "?" + encoded, "User-Agent", secret);
			this.app.api("/" + encoded, login.text("access_token"));
			this.app.api("/users?statuses[]=" + encoded + "&query=" + encoded, secret);
			this.app.get("/users/me", "Authorization", secret);
			assertNoSecret(secrets);
		}
	}

	private void assertNoSecret(List<String> secrets) {
		assertThat(this.app.get("/requests").response().body()).doesNotContain(secrets);
		assertThat(this.app.get("/requests?only=failures").response().body()).contains("•••").doesNotContain(secrets);
	}

	@Test
	void pageWhenManyClientsCallAtOnceThenHasTheLastFifty() throws Exception {
		List<Callable<Integer>> calls = IntStream.range(0, 400)
			.<Callable<Integer>>mapToObj((number) -> () -> this.app.get("/none-" + number).status())
			.toList();
		ExecutorService clients = Executors.newFixedThreadPool(20);
		try {
			for (Future<Integer> call : clients.invokeAll(calls)) {
				assertThat(call.get()).isEqualTo(404);
			}
		}
		finally {
			clients.shutdownNow();
		}
		this.app.get("/last");
		awaitNewest("GET /last");
		List<String> rows = rows("/requests");
		assertThat(rows).hasSize(50).doesNotHaveDuplicates();
		assertThat(rows.get(0)).contains("GET /last");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "${11111*11111}",
			"__${11111*11111}__::.x", "\u202Egpj.exe", "a\r\nSet-Cookie: b=c", "\u0000\u001b[2J", "%25%00",
			"[[${@environment}]]" })
	void pageWhenRequestIsHostileThenShowsItsText(String text) throws IOException {
		String encoded = Http.form(Map.of("a", text)).substring(2);
		this.app.get("/oauth/authorize?scope=" + encoded + "&" + encoded + "=1&redirect_uri=" + encoded);
		this.app.get("/global/oauth/userinfo", "User-Agent", text.replaceAll("[^ -~]", "."));
		String body = this.app.get("/requests?only=" + encoded).response().body();
		assertThat(body).contains("scope")
			.doesNotContain("<script>", "<img src=x", "123454321", "\u202E", "\u0000", "\u001b");
		await().untilAsserted(() -> assertThat(rows("/requests")).hasSize(2));
	}

	@Test
	void pageWhenRequestsAreHugeThenStaysSmall() throws IOException {
		String many = IntStream.range(0, 300)
			.mapToObj((number) -> "p" + number + "=v")
			.reduce("", (a, b) -> a + "&" + b);
		for (int number = 0; number < 60; number++) {
			this.app.get("/" + "a/".repeat(1_000) + "?scope=" + "b.".repeat(1_000) + many, "User-Agent",
					"c.".repeat(1_000));
		}
		await().untilAsserted(() -> assertThat(rows("/requests")).hasSize(50)
			.allMatch((row) -> row.length() < 1_000 && row.contains("…")));
	}

	/** A request is listed when it has ended, just after its client has the answer. */
	private void awaitNewest(String... texts) {
		await().untilAsserted(() -> assertThat(newest()).contains(texts));
	}

	private String newest() throws IOException {
		return rows("/requests").get(0);
	}

	private List<String> rows(String path) throws IOException {
		return page(path).querySelectorAll(".requests > li")
			.stream()
			.map(DomNode::getTextContent)
			.map((text) -> text.replaceAll("\\s+", " "))
			.toList();
	}

	/** Without JavaScript. */
	private HtmlPage page(String path) throws IOException {
		try (Visitor visitor = new Visitor(this.sandbox)) {
			HtmlPage page = visitor.open(path);
			assertThat(page.getWebResponse().getStatusCode()).isEqualTo(200);
			assertThat(page.getElementsByTagName("a")).extracting((DomElement link) -> link.getAttribute("href"))
				.contains("/", "/#people", "/requests");
			return page;
		}
	}

}
