package sample.pagerduty;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import sample.pagerduty.client.FakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.FakePagerDuty.KEYS;
import static sample.pagerduty.client.FakePagerDuty.ME;
import static sample.pagerduty.client.FakePagerDuty.SERVICES;
import static sample.pagerduty.client.FakePagerDuty.error;

/**
 * The pages that the story does not come to, and what only a browser with JavaScript
 * does.
 */
@EnabledIf("sample.pagerduty.Chromium#isRequiredOrThere")
class ChromiumPagesTests {

	private final PageInspector inspector = new PageInspector();

	private ChromeDriver page;

	@BeforeEach
	void openBrowser() {
		this.page = Chromium.start();
	}

	@AfterEach
	void closeBrowser() {
		this.page.quit();
	}

	@Test
	void pagesWhenPagerDutyGivesLessOrFailsThenAccessible() throws IOException {
		try (FakePagerDuty pagerDuty = new FakePagerDuty();
				RunningSample sample = RunningSample.start(pagerDuty.configuration())) {
			pagerDuty.answerWithScopes("openid");
			pagerDuty.answer(ME, error(403, "{\"error\":{\"required_scopes\":\"users.read\"}}"));
			pagerDuty.answer(SERVICES, aResponse().withStatus(401));
			connect(sample);
			assertThat(heading()).isEqualTo("Hello, ada@example.com!");
			look("connected-with-less");
			open(sample, "/services?query=pay");
			look("services-failed");
			lookAtTheConsole(pagerDuty, sample);
			open(sample, "/nowhere");
			look("nowhere");
			open(sample, "/callback?code=x&state=y");
			look("login-failed");
		}
	}

	private void lookAtTheConsole(FakePagerDuty pagerDuty, RunningSample sample) {
		open(sample, "/console?filter=nothing-like-it");
		look("console-empty");
		open(sample, "/console/call?path=/incidents/%7Bid%7D/../x&query.limit=7");
		look("call-refused");
		pagerDuty.answer("/long", okJson("{\"texts\":[\"" + "x".repeat(300) + "\",\"" + "y ".repeat(50_000)
				+ "\"],\"limit\":25,\"offset\":25,\"more\":true}"));
		open(sample, "/console/call?path=/long");
		look("call-folded");
		this.page.findElement(By.tagName("summary")).click();
		this.page.executeScript("document.querySelectorAll('details').forEach((details) => details.open = true)");
		look("call-unfolded");
		pagerDuty.answer("/long", aResponse().withBody("<p>Sign in</p>"));
		open(sample, "/console/call?path=/long");
		look("call-unreadable");
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
			open(sample, "/callback?code=" + FakePagerDuty.CODE + "&state="
					+ Browser.encode(browser.connect().get("state")));
			assertThat(heading()).isEqualTo("Switch to another user?");
			look("switch");
			this.page.findElement(By.cssSelector("form[action='/switch/stay'] button")).click();
			open(sample, "/scripts");
			this.page.findElement(By.name("name")).sendKeys("   \n");
			new WebDriverWait(this.page, Duration.ofSeconds(10))
				.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("[role=alert]")));
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
			open(sample, "/console");
			look("console-of-an-ended-connection");
			open(sample, "/console/call?path=/services");
			assertThat(text("[role=alert]")).contains("PagerDuty takes the refresh token no more");
			look("call-of-an-ended-connection");
		}
	}

	@Test
	void pagesOfTheSandboxThenAccessible() throws IOException {
		try (RunningSample sample = RunningSample.start(Map.of())) {
			open(sample, "/connect/pagerduty");
			this.page.findElement(By.name("email")).sendKeys("nobody@example.com", "\n");
			this.page.findElement(By.cssSelector("[role=alert]"));
			look("sandbox-unknown-person");
			this.page.findElement(By.name("email")).clear();
			this.page.findElement(By.name("email")).sendKeys("ines.okafor@marlin-moss.example", "\n");
			this.page.findElement(By.id("password")).sendKeys("wrong", "\n");
			this.page.findElement(By.cssSelector("[role=alert]"));
			look("sandbox-wrong-password");
			open(sample, "/connect/pagerduty");
			this.page.executeScript("document.querySelectorAll('details').forEach((details) => details.open = true)");
			look("sandbox-everybody");
			this.page.findElement(By.cssSelector("button[value='signe.ravnholt@kelp-kestrel.example']")).click();
			this.page.findElement(By.linkText("Choose another person"));
			look("sandbox-refused");
			URI sandbox = URI.create(this.page.getCurrentUrl()).resolve("/");
			this.page.get(sandbox.toString());
			look("sandbox-home");
			this.page.get(sandbox.resolve("/nowhere").toString());
			look("sandbox-nowhere");
			this.page
				.get(sandbox.resolve("/oauth/authorize?client_id=sandbox-client-id&redirect_uri=https://x.example/")
					.toString());
			look("sandbox-rejected");
		}
	}

	@Test
	void setupPageThenAccessible() throws IOException {
		try (RunningSample sample = RunningSample.start(Map.of())) {
			open(sample, "/setup");
			assertThat(text("[role=status] strong")).isEqualTo("Everything is fine.");
			look("setup-fine");
		}
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
	void copyButtonThenTokenIsInTheClipboardAndAnnounced() throws IOException {
		try (FakePagerDuty pagerDuty = new FakePagerDuty();
				RunningSample sample = RunningSample.start(pagerDuty.configuration())) {
			connect(sample);
			this.page.executeCdpCommand("Browser.grantPermissions",
					Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
			this.page.findElement(By.cssSelector("[data-copy=access-token]")).click();
			new WebDriverWait(this.page, Duration.ofSeconds(10)).until((any) -> text("#announcer").equals("Copied"));
			Object clipboard = this.page
				.executeAsyncScript("navigator.clipboard.readText().then(arguments[arguments.length - 1])");
			assertThat(clipboard).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
			assertThat(text("time[data-countdown]")).matches(".*\\(in 23 h 59 min \\d+ s\\)");
		}
	}

	@Test
	void blurThenTokensCannotBeReadAndStaySoAfterReload() throws IOException {
		try (FakePagerDuty pagerDuty = new FakePagerDuty();
				RunningSample sample = RunningSample.start(pagerDuty.configuration())) {
			connect(sample);
			assertThat(filterOf("#access-token")).isEqualTo("none");
			this.page.findElement(By.id("blur")).click();
			assertThat(filterOf("#access-token")).startsWith("blur");
			assertThat(filterOf("#refresh-token")).startsWith("blur");
			assertThat(filterOf("#curl-services .secret")).startsWith("blur");
			this.page.navigate().refresh();
			assertThat(filterOf("#access-token")).startsWith("blur");
		}
	}

	/** The stand-in has no login page: the answer is brought back by hand. */
	private void connect(RunningSample sample) {
		Browser browser = sample.browser();
		String state = browser.connect().get("state");
		open(sample, "/css/app.css");
		browser.cookies()
			.forEach((cookie) -> this.page.manage().addCookie(new Cookie(cookie.getName(), cookie.getValue())));
		open(sample, "/callback?code=" + FakePagerDuty.CODE + "&state=" + Browser.encode(state));
	}

	private void open(RunningSample sample, String path) {
		this.page.get(sample.home().resolve(path).toString());
	}

	private void look(String name) {
		this.inspector.lookAt(this.page, name);
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
