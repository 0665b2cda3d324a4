package sample.pagerduty;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import sample.pagerduty.client.AppTokens;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.agent.Agent;
import sample.pagerduty.client.mcp.login.McpTestClient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.FakePagerDuty.KEYS;
import static sample.pagerduty.client.FakePagerDuty.ME;
import static sample.pagerduty.client.FakePagerDuty.SERVICES;
import static sample.pagerduty.client.FakePagerDuty.error;

/** The pages that are not part of the story, and what needs JavaScript. */
@EnabledIf("sample.pagerduty.Chromium#isRequiredOrThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChromiumPagesIntegrationTests {

	/** Runs before each paint, and remembers the secrets that this paint would show. */
	private static final String WATCH_EACH_FRAME = """
			window.readableSecrets = (root) => {
				const found = { clear: [], all: 0 };
				const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
				while (texts.nextNode()) {
					const text = texts.currentNode.data;
					const element = texts.currentNode.parentElement;
					if (/pdus\\+_\\w{5}|pdsk_[\\w-]{43}/.test(text) && !['SCRIPT', 'STYLE'].includes(element.tagName)) {
						found.all++;
						let blurred = false;
						for (let outer = element; outer; outer = outer.parentElement) {
							blurred ||= getComputedStyle(outer).filter.startsWith('blur');
						}
						if (!blurred) { found.clear.push(text.trim().slice(0, 30)); }
					}
				}
				return found;
			};
			window.paintedInClear = [];
			const watch = () => {
				if (document.body) { paintedInClear.push(...readableSecrets(document.body).clear); }
				requestAnimationFrame(watch);
			};
			requestAnimationFrame(watch);""";

	private static final String SECRETS_OF_PAGE = """
			const done = arguments[arguments.length - 1];
			requestAnimationFrame(() => requestAnimationFrame(() => {
				const now = readableSecrets(document.body);
				done([now.clear, paintedInClear, now.all]);
			}));""";

	private final PageInspector inspector = new PageInspector();

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	private RunningSample sample;

	private RunningSample sampleOnSandbox;

	private ChromeDriver page;

	@BeforeAll
	void start() throws IOException {
		this.page = Chromium.start();
		this.sample = RunningSample.start(this.pagerDuty.configuration());
		this.sampleOnSandbox = RunningSample.start(Map.of());
	}

	@AfterEach
	void forgetVisit() {
		Chromium.forgetEverything(this.page);
		this.pagerDuty.reset();
	}

	@AfterAll
	void stop() throws IOException {
		this.page.quit();
		this.sample.close();
		this.sampleOnSandbox.close();
		this.pagerDuty.close();
	}

	@BeforeEach
	void forget() {
		this.pagerDuty.reset();
		this.page.manage().deleteAllCookies();
	}

	@Test
	void pagesWhenPagerDutyGivesLessOrFailsThenAccessible() throws IOException {
		this.pagerDuty.answerWithScopes("openid");
		this.pagerDuty.answer(ME, error(403, "{\"error\":{\"required_scopes\":\"users.read\"}}"));
		this.pagerDuty.answer(SERVICES, aResponse().withStatus(401));
		try (RunningSample sample = RunningSample.start(this.pagerDuty.configuration())) {
			connect(sample);
			assertThat(heading()).isEqualTo("Hello, ada@example.com!");
			look("connected-with-less");
			open(sample, "/how-it-went");
			look("how-it-went");
			this.page.executeScript("document.querySelectorAll('details').forEach((all) => all.open = true)");
			look("how-it-went-unfolded");
			open(sample, "/services?query=pay");
			look("services-failed");
			lookAtTheConsole(sample);
			open(sample, "/nowhere");
			look("nowhere");
			open(sample, "/callback?code=x&state=y");
			look("login-failed");
		}
	}

	private void lookAtTheConsole(RunningSample sample) {
		open(sample, "/console?filter=nothing-like-it");
		look("console-empty");
		open(sample, "/console/call?path=/incidents/%7Bid%7D/../x&query.limit=7");
		look("call-refused");
		this.pagerDuty.answer("/long", okJson("{\"texts\":[\"" + "x".repeat(300) + "\",\"" + "y ".repeat(50_000)
				+ "\"],\"limit\":25,\"offset\":25,\"more\":true}"));
		open(sample, "/console/call?path=/long");
		look("call-folded");
		this.page.executeScript("document.querySelectorAll('details').forEach((details) => details.open = true)");
		look("call-unfolded");
		this.pagerDuty.answer("/long", aResponse().withBody("<p>Sign in</p>"));
		open(sample, "/console/call?path=/long");
		look("call-unreadable");
	}

	@Test
	void pageWhenPagerDutyTakesScopesAwayThenAccessible() {
		this.pagerDuty.answer(ME,
				okJson("{\"user\":{\"id\":\"%s\",\"name\":\"Ada\"}}".formatted(FakePagerDuty.USER_ID)));
		connect(this.sample);
		this.pagerDuty.answerWithScopes("openid");
		connect(this.sample);
		assertThat(heading()).isEqualTo("PagerDuty granted fewer scopes");
		look("worse-grant");
	}

	@Test
	void pagesOfAConnectionInTroubleThenAccessible() throws IOException {
		MovableClock clock = new MovableClock(Clock.systemUTC());
		try (FakePagerDuty pagerDuty = new FakePagerDuty(clock);
				RunningSample sample = RunningSample.start(pagerDuty.configuration(), clock)) {
			pagerDuty.answer(ME,
					okJson("{\"user\":{\"id\":\"%s\",\"name\":\"Ada\"}}".formatted(FakePagerDuty.USER_ID)));
			connect(sample);
			pagerDuty.logInAs("PBOB002", "Bob");
			Browser browser = sample.browser();
			this.page.manage().getCookies().forEach((cookie) -> browser.setCookie(cookie.getName(), cookie.getValue()));
			comeBack(sample, browser);
			assertThat(heading()).isEqualTo("Switch to another user?");
			look("switch");
			this.page.findElement(By.cssSelector("form[action='/switch/stay'] button")).click();
			await(By.id("access-token"));
			open(sample, "/scripts");
			this.page.findElement(By.name("name")).sendKeys("   \n");
			await(By.cssSelector("[role=alert]"));
			look("scripts-without-a-name");
			pagerDuty.answerRefresh(aResponse().withStatus(503));
			clock.forward(FakePagerDuty.LIFETIME);
			open(sample, "/");
			look("refresh-failed");
			pagerDuty.answerRefresh(error(400, "{\"error\":\"invalid_grant\"}"));
			open(sample, "/");
			assertThat(text("[role=alert]")).contains("This connection has ended");
			look("connection-ended");
			open(sample, "/services");
			look("services-of-an-ended-connection");
			open(sample, "/scripts");
			assertThat(text("[role=alert]")).contains("Its keys get no tokens");
			look("scripts-of-an-ended-connection");
			open(sample, "/console");
			look("console-of-an-ended-connection");
			open(sample, "/console/call?path=/services");
			assertThat(text("[role=alert]")).contains("PagerDuty no longer accepts the refresh token");
			look("call-of-an-ended-connection");
		}
	}

	@Test
	void pagesOfTheSandboxThenAccessible() {
		open(this.sampleOnSandbox, "/connect/pagerduty");
		this.page.findElement(By.name("email")).sendKeys("nobody@example.com", "\n");
		await(By.cssSelector("[role=alert]"));
		look("sandbox-unknown-person");
		this.page.findElement(By.name("email")).clear();
		this.page.findElement(By.name("email")).sendKeys("ines.okafor@marlin-moss.example", "\n");
		await(By.id("password")).sendKeys("wrong", "\n");
		await(By.cssSelector("[role=alert]"));
		look("sandbox-wrong-password");
		open(this.sampleOnSandbox, "/connect/pagerduty");
		this.page.executeScript("document.querySelectorAll('details').forEach((details) => details.open = true)");
		look("sandbox-everybody");
		this.page.findElement(By.cssSelector("button[value='signe.ravnholt@kelp-kestrel.example']")).click();
		await(By.linkText("Choose another person"));
		look("sandbox-refused");
		URI sandbox = URI.create(this.page.getCurrentUrl()).resolve("/");
		this.page.get(sandbox.toString());
		look("sandbox-home");
		this.page.get(sandbox.resolve("/requests").toString());
		look("sandbox-requests");
		this.page.get(sandbox.resolve("/web/users/PSCDBCG").toString());
		look("sandbox-resource");
		this.page.get(sandbox.resolve("/nowhere").toString());
		look("sandbox-nowhere");
		this.page.get(sandbox.resolve("/oauth/authorize?client_id=sandbox-client-id&redirect_uri=https://x.example/")
			.toString());
		look("sandbox-rejected");
	}

	@Test
	void setupPageThenAccessible() throws IOException {
		open(this.sampleOnSandbox, "/setup");
		assertThat(text("[role=status] strong")).isEqualTo("All checks passed.");
		look("setup-fine");
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			pagerDuty.answer(KEYS, aResponse().withStatus(404));
			Map<String, String> settings = new HashMap<>(pagerDuty.configuration());
			settings.put("PD_PORT", "1234");
			settings.put("PD_API_URL", "https://api.a-host-with-a-very-long-name.in-a-department.pagerduty.invalid");
			try (RunningSample sample = RunningSample.start(settings)) {
				open(sample, "/setup");
				assertThat(text("[role=status] strong")).isEqualTo("3 things need attention.");
				look("setup-failed");
			}
		}
	}

	@Test
	void agentsPagesThenAccessible() throws IOException {
		open(this.sampleOnSandbox, "/");
		Chromium.takeOver(this.page, SandboxLogin.connect(this.sampleOnSandbox, SandboxLogin.ADMIN));
		open(this.sampleOnSandbox, "/agents");
		look("agents");
		this.page.findElement(By.xpath("//label[normalize-space()='VS Code']")).click();
		assertThat(this.page.findElement(By.id("vs-code-key")).isDisplayed()).isTrue();
		assertThat(this.page.findElement(By.id("claude-code-key")).isDisplayed()).isFalse();
		look("agents-vs-code");
		this.page.findElement(By.cssSelector("a[href='/agents/tools/list_services']")).click();
		await(By.name("arg.limit")).sendKeys("2\n");
		await(By.id("answer"));
		assertThat(text("[role=status]")).matches("Answer in \\d+ ms\\.");
		look("tool-answer");
		open(this.sampleOnSandbox, "/activity");
		look("activity");
		open(this.sampleOnSandbox, "/services?status=critical&sort=desc");
		look("services-critical");
		Map<String, String> settings = this.pagerDuty.configuration("PD_AGENT_WRITE_TOOLS", "ReassignIncident");
		this.pagerDuty.answer(ME,
				okJson("{\"user\":{\"id\":\"%s\",\"name\":\"Ada\"}}".formatted(FakePagerDuty.USER_ID)));
		try (RunningSample sample = RunningSample.start(settings)) {
			connect(sample);
			open(sample, "/agents/tools/list_incidents");
			look("tool-form");
			this.page.findElement(By.cssSelector("form button")).click();
			await(By.cssSelector("a.connect"));
			look("tool-without-the-scope");
			open(sample, "/agents/tools/reassign_incident");
			this.page.executeScript("document.querySelector('form').noValidate = true");
			this.page.findElement(By.cssSelector("form button")).click();
			await(By.cssSelector("[role=alert]"));
			look("tool-unconfirmed");
		}
	}

	@Test
	void answerOfACallThenFoundFoldedAndCopied() {
		this.pagerDuty.answer(ME,
				okJson("{\"user\":{\"id\":\"%s\",\"name\":\"Ada\"}}".formatted(FakePagerDuty.USER_ID)));
		connect(this.sample);
		String others = IntStream.range(0, 10).mapToObj(",\"field_%d\":1"::formatted).collect(Collectors.joining());
		this.pagerDuty.answer("/incidents", okJson("""
				{"incidents":[{"id":"P1","created_at":"2026-01-02T03:04:05Z","service":{"note":"needle"}%1$s},
				{"id":"P2","created_at":"2026-01-02T03:04:05Z","note":"Needle"%1$s}]}""".formatted(others)));
		open(this.sample, "/console/call?path=/incidents");
		Supplier<String> shown = () -> this.page.findElement(By.id("answer-body")).getText();
		String answer = text("#answer-body");
		WebElement fold = this.page.findElement(By.cssSelector("[data-fold]"));
		fold.click();
		assertThat(shown.get()).doesNotContain("needle").contains("\"incidents\": [ {");
		this.page.findElement(By.cssSelector(".search input")).sendKeys("NEEDLE\n");
		Patience.with(this.page).until((any) -> text("#announcer").equals("1 of 2"));
		assertThat(this.page.executeScript("return getSelection().toString()")).isEqualTo("needle");
		assertThat(shown.get()).contains("needle").doesNotContain("Needle");
		this.page.findElement(By.cssSelector(".search button")).click();
		Patience.with(this.page).until((any) -> text("#announcer").equals("2 of 2"));
		assertThat(shown.get()).contains("Needle");
		this.page.executeCdpCommand("Browser.grantPermissions",
				Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
		this.page.findElement(By.cssSelector("[data-copy=answer-body]")).click();
		Patience.with(this.page).until((any) -> text("#announcer").equals("Copied"));
		assertThat(this.page.executeAsyncScript("navigator.clipboard.readText().then(arguments[arguments.length - 1])"))
			.isEqualTo(answer);
		fold.click();
		assertThat(shown.get()).contains("needle", "Needle");
		this.page.findElement(By.xpath("//label[normalize-space()='Table']")).click();
		assertThat(this.page.findElement(By.id("answer-body")).isDisplayed()).isFalse();
		WebElement created = this.page.findElement(By.cssSelector("[data-label=created_at]"));
		assertThat(created.findElement(By.tagName("time")).getDomAttribute("datetime"))
			.isEqualTo("2026-01-02T03:04:05Z");
		assertThat(created.getText()).matches("2026-01-0[123] \\d\\d:\\d\\d:05");
		look("call-as-a-table");
	}

	@Test
	void callWhenTooManyThenTheSecondsAreCountedDown() {
		connect(this.sample);
		this.pagerDuty.answer("/incidents", aResponse().withStatus(429).withHeader("ratelimit-reset", "60"));
		open(this.sample, "/console/call?path=/incidents");
		WebElement again = await(By.cssSelector("[data-wait]"));
		assertThat(again.getText()).matches("Try again \\(in [1-6]?\\d s\\)");
		skip(Duration.ofMinutes(1));
		Patience.with(this.page).until((any) -> again.getText().equals("Try again"));
		this.pagerDuty.answer("/incidents", okJson("{\"id\":\"now\"}"));
		again.click();
		Patience.with(this.page).until((any) -> text("main").contains("\"now\""));
	}

	@Test
	void questionsOfAgentsThenAccessible() throws IOException {
		this.pagerDuty.answer(ME,
				okJson("{\"user\":{\"id\":\"%s\",\"name\":\"Ada\"}}".formatted(FakePagerDuty.USER_ID)));
		Map<String, String> settings = this.pagerDuty.configuration("PD_AGENT_API_KEYS", Agent.KEYS,
				"PD_AGENT_WRITE_TOOLS", "AcknowledgeIncidents");
		try (RunningSample sample = RunningSample.start(settings)) {
			Agent agent = new Agent(sample.home(), Agent.KEY);
			open(sample, Agent.path(agent.pending("services.read")));
			look("agent-authorize-not-connected");
			connect(sample);
			open(sample, Agent.path(agent.pending("incidents.read")));
			look("agent-authorize-more-scopes");
			open(sample, Agent.path(agent.pending("services.read")));
			look("agent-authorize");
			this.page.findElement(By.xpath("//button[.='Allow']")).click();
			await(By.xpath("//h1[.='Done']"));
			look("agent-allowed");
			open(sample, Agent.path(agent.pending("users.read")));
			this.page.findElement(By.xpath("//button[.='Cancel']")).click();
			await(By.xpath("//h1[.='Canceled']"));
			look("agent-cancelled");
			open(sample, McpTestClient.register(sample).authorizePath());
			look("mcp-consent");
			open(sample, "/terminal-login/00000000-0000-4000-8000-000000000000");
			look("terminal-login-too-late");
		}
	}

	/** Also for people who use neither a mouse nor JavaScript for it. */
	@Test
	void dateOfAKeyThenShownOnlyIfItIsChosen() {
		connect(this.sample);
		open(this.sample, "/scripts");
		assertThat(this.page.findElement(By.name("end")).isDisplayed()).isFalse();
		this.page.findElement(By.cssSelector("input[value='365']")).sendKeys(Keys.ARROW_RIGHT);
		assertThat(this.page.findElement(By.name("end")).isDisplayed()).isTrue();
	}

	@Test
	void servicesWhenThereWereTooManyCallsThenTheButtonCountsDown() {
		this.pagerDuty.answer(ME,
				okJson("{\"user\":{\"id\":\"%s\",\"name\":\"Ada\"}}".formatted(FakePagerDuty.USER_ID)));
		connect(this.sample);
		this.pagerDuty.answer(SERVICES, aResponse().withStatus(429).withHeader("ratelimit-reset", "60"));
		open(this.sample, "/services");
		assertThat(await(By.cssSelector("[data-wait]")).getText()).matches("Try again \\(in [1-6]?\\d s\\)");
		look("services-too-many-calls");
		skip(Duration.ofMinutes(1));
		Patience.with(this.page).until((any) -> text("[data-wait]").equals("Try again"));
		this.pagerDuty.answer(SERVICES, okJson("{\"services\":[]}"));
		this.page.findElement(By.cssSelector("[data-wait]")).click();
		Patience.with(this.page).until((any) -> text("main").contains("You cannot see any services"));
	}

	@Test
	void copyButtonThenTokenIsInTheClipboardAndAnnounced() {
		connect(this.sample);
		this.page.executeCdpCommand("Browser.grantPermissions",
				Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
		this.page.findElement(By.cssSelector("[data-copy=access-token]")).click();
		Patience.with(this.page).until((any) -> text("#announcer").equals("Copied"));
		Object clipboard = this.page
			.executeAsyncScript("navigator.clipboard.readText().then(arguments[arguments.length - 1])");
		assertThat(clipboard).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
		assertThat(text("time[data-countdown]")).matches(".*\\(in 23 h 59 min \\d+ s\\)");
		assertThat(this.page.findElement(By.cssSelector("[data-expired]")).isDisplayed()).isFalse();
	}

	@Test
	void blurThenTokensAreUnreadableAlsoAfterReload() {
		connect(this.sample);
		assertThat(filterOf("#access-token")).isEqualTo("none");
		this.page.findElement(By.id("blur")).click();
		assertThat(filterOf("#access-token")).startsWith("blur");
		assertThat(filterOf("#refresh-token")).startsWith("blur");
		assertThat(filterOf("#curl-services .secret")).startsWith("blur");
		this.page.navigate().refresh();
		assertThat(filterOf("#access-token")).startsWith("blur");
	}

	@Test
	void homeWhenTheTokenExpiresMeanwhileThenOffersWhatToDo() {
		this.pagerDuty.answer(FakePagerDuty.TOKEN, okJson("""
				{"access_token":"%s","token_type":"bearer","expires_in":3600,"id_token":"%s",
				"scope":"openid users.read services.read"}""".formatted(FakePagerDuty.ACCESS_TOKEN,
				this.pagerDuty.idToken((claims) -> claims))));
		connect(this.sample);
		WebElement offer = await(By.cssSelector("[data-expired]"));
		assertThat(offer.isDisplayed()).isFalse();
		skip(Duration.ofHours(1));
		Patience.with(this.page).until(ExpectedConditions.visibilityOf(offer));
		assertThat(offer.getText()).isEqualTo("This token has expired. Connect again");
		assertThat(text("time[data-countdown]")).endsWith("(it has expired)");
	}

	/**
	 * On each page and before the first paint, even if the script that runs after the
	 * page never comes.
	 */
	@Test
	void blurWhenOnThenNoPageEverShowsASecretInClear() throws IOException {
		this.page.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH_EACH_FRAME));
		this.page.executeCdpCommand("Network.enable", Map.of());
		this.pagerDuty.answerAppToken(FakePagerDuty.appToken("as_account-us.acme services.read"));
		try (RunningSample sample = RunningSample.start(this.pagerDuty.configuration("PD_APP_TOKENS", "true"))) {
			Browser browser = sample.browser();
			comeBack(sample, browser);
			this.page.findElement(By.id("blur")).click();
			this.page.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/app*.js")));
			assertThat(blurredSecrets(sample, "/")).isEqualTo(12);
			open(sample, "/scripts");
			this.page.findElement(By.name("name")).sendKeys("nightly\n");
			await(By.id("new-key"));
			assertThat(blurredSecrets()).isEqualTo(1);
			this.page.manage().getCookies().forEach((cookie) -> browser.setCookie(cookie.getName(), cookie.getValue()));
			browser.submit(browser.get("/app-token"), "/app-token", AppTokens.ACME);
			assertThat(blurredSecrets(sample, "/app-token")).isPositive();
			this.page.findElement(By.name("name")).sendKeys("weekly\n");
			await(By.id("new-key"));
			assertThat(blurredSecrets()).isPositive();
			assertThat(blurredSecrets(sample, "/console/call?path=/services")).isPositive();
			assertThat(blurredSecrets(sample, "/console/call?path=/services&as=app")).isPositive();
			for (String path : List.of("/services", "/console", "/scripts", "/setup", "/how-it-went", "/nowhere",
					"/switch", "/scopes", "/callback?code=x&state=y")) {
				blurredSecrets(sample, path); // some of these lead to the home page
			}
			this.page.switchTo().newWindow(WindowType.TAB);
			assertThat(filterOfNewTab(sample)).startsWith("blur");
		}
		finally {
			this.page.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of()));
		}
	}

	private String filterOfNewTab(RunningSample sample) {
		open(sample, "/");
		return filterOf("#access-token");
	}

	private long blurredSecrets(RunningSample sample, String path) {
		open(sample, path);
		return blurredSecrets();
	}

	/** How many secrets the page has; fails if one of them is or was readable. */
	private long blurredSecrets() {
		List<?> found = (List<?>) this.page.executeAsyncScript(SECRETS_OF_PAGE);
		assertThat(found.get(0)).as(this.page.getCurrentUrl()).isEqualTo(List.of());
		assertThat(found.get(1)).as("painted in clear on %s", this.page.getCurrentUrl()).isEqualTo(List.of());
		return (Long) found.get(2);
	}

	/** Makes the pictures of the documentation again, in the folder that is named. */
	@Test
	@EnabledIfSystemProperty(named = "pictures", matches = ".+")
	void pagesThenPicturesOfTheDocumentationAreSaved() throws IOException {
		open(this.sampleOnSandbox, "/");
		Chromium.takeOver(this.page, SandboxLogin.connect(this.sampleOnSandbox, SandboxLogin.ADMIN));
		open(this.sampleOnSandbox, "/");
		savePicture("connected", "Hello, Ines Okafor!", 760);
		open(this.sampleOnSandbox, "/how-it-went");
		savePicture("login", "How this login went", 1150);
		open(this.sampleOnSandbox, "/console/call?path=/services&query.limit=2");
		savePicture("console", "Services", 900);
	}

	private void savePicture(String name, String heading, int height) {
		assertThat(heading()).isEqualTo(heading);
		PageInspector.savePicture(this.page, height, Path.of(System.getProperty("pictures"), name + ".png"));
	}

	/** The fake PagerDuty has no login page, so this brings its answer back by hand. */
	private void connect(RunningSample sample) {
		comeBack(sample, sample.browser());
	}

	private void comeBack(RunningSample sample, Browser browser) {
		String state = browser.connect().get("state");
		open(sample, "/css/app.css");
		Chromium.takeOver(this.page, browser);
		open(sample, "/callback?code=" + FakePagerDuty.CODE + "&state=" + Browser.encode(state));
	}

	private void open(RunningSample sample, String path) {
		this.page.get(sample.home().resolve(path).toString());
	}

	private void look(String name) {
		this.inspector.lookAt(this.page, name);
	}

	private WebElement await(By element) {
		return Patience.with(this.page).until(ExpectedConditions.presenceOfElementLocated(element));
	}

	/**
	 * Moves the clock of the page forward, so that no test depends on how long it takes.
	 */
	private void skip(Duration time) {
		this.page.executeScript("const now = Date.now, skipped = arguments[0]; Date.now = () => now() + skipped",
				time.toMillis());
	}

	private String heading() {
		return text("h1");
	}

	private String text(String selector) {
		return this.page.findElement(By.cssSelector(selector)).getDomProperty("textContent");
	}

	private String filterOf(String selector) {
		return this.page.findElement(By.cssSelector(selector)).getCssValue("filter");
	}

}
