package sample.pagerduty;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people do with the sample, from the first page to curl and back, on the sandbox.
 * Each subclass runs it in another browser.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class ConnectionStory {

	/** What gives away a secret in the log, by the kind of secret. */
	private static final Map<String, List<String>> SECRETS = Map.of("access or refresh token", List.of("pdus+"),
			"script key", List.of("pdsk_"), "authorization code", List.of("code="), "state", List.of("state="),
			"password", List.of("sandbox-ines", "sandbox-maya", "sandbox-noor"), "email address",
			List.of("ines.okafor", "maya.raman", "noor.haddad"), "client secret", List.of("sandbox-client-secret"));

	private final MovableClock clock = new MovableClock(Clock.systemUTC());

	private RunningSample sample;

	private WebDriver driver;

	@TempDir
	private Path home;

	@BeforeAll
	void startSample() throws IOException {
		Requirements.bash();
		Requirements.curl();
		Requirements.posixPermissions();
		this.sample = start(Map.of("PD_APP_TOKENS", "true"), this.clock, "--logging.level.sample.pagerduty=debug");
	}

	RunningSample start(Map<String, String> environment, Clock clock, String... args) throws IOException {
		return RunningSample.start(environment, clock, args);
	}

	@AfterAll
	void stopSample() throws IOException {
		this.sample.close();
	}

	@BeforeEach
	void startVisit() {
		this.driver = openBrowser();
	}

	@AfterEach
	void endVisit() {
		closeBrowser(this.driver);
	}

	/** Opens a browser that has not been anywhere yet. */
	abstract WebDriver openBrowser();

	abstract void closeBrowser(WebDriver driver);

	/** Called on each page of the story. */
	void lookAt(WebDriver page, String name) {
	}

	@Test
	void connectThenTokenWorksInCurlUntilDisconnect(CapturedOutput log) throws Exception {
		openHomePage();
		pressConnect();
		signInAs("ines.okafor@marlin-moss.example", "sandbox-ines");
		consent();
		seeUserAndTokens();
		pasteCurlCommand("curl-me", "\"name\":\"Ines Okafor\"");
		pasteCurlCommand("curl-services", "\"services\":[{");
		runCommandsOfTheDocumentation();
		browseServices();
		tryCalls();
		disconnect();
		seeNoSecretIn(log);
	}

	@Test
	void cancelThenNothingIsSharedAndConnectWorksLater(CapturedOutput log) throws Exception {
		openHomePage();
		pressConnect();
		signInAs("ines.okafor@marlin-moss.example", "sandbox-ines");
		awaitHeading("wants to use your account");
		press("Cancel");
		awaitHeading("You canceled the login");
		lookAt(this.driver, "cancelled");
		this.driver.findElement(By.linkText("Back to the start")).click();
		awaitHeading("Get a PagerDuty token");
		pressConnect();
		consent();
		awaitHeading("Hello, Ines Okafor!");
		runInShell(commandOfTheDocumentation("Refresh token"), textOf("refresh-token") + "\n", 0,
				"\"access_token\":\"pdus+_0");
		seeNoSecretIn(log);
	}

	@Test
	void createScriptKeyThenScriptsGetFreshTokensUntilItIsDeleted(CapturedOutput log) throws Exception {
		openHomePage();
		pressConnect();
		signInAs("maya.raman@marlin-moss.example", "sandbox-maya");
		consent();
		awaitHeading("Hello, Maya Raman!");
		String key = createScriptKey("nightly report");
		runInShell(textOf("save-key"), key + "\n", 0, "Script key: ");
		runInShell(textOf("use-key"), 0, "\"services\":[{");
		runCronJobOfTheDocumentation();
		runCommandOfTheConsole();
		this.clock.forward(Duration.ofDays(2));
		runInShell(textOf("use-key"), 0, "\"services\":[{");
		runInShell(textOf("long-job"), 0, "\"name\":\"Maya Raman\"");
		refreshByHand();
		deleteScriptKey();
		runInShell(textOf("use-key"), 1, "This is not a script key, or it has expired or was deleted");
		runInShell(textOf("long-job"), 22, "urn:pagerduty-oauth-sample:invalid-key");
		signOut();
		seeNoSecretIn(log);
	}

	@Test
	void getAppTokenThenItSeesMoreThanTheUser(CapturedOutput log) throws Exception {
		openHomePage();
		pressConnect();
		signInAs("noor.haddad@marlin-moss.example", "sandbox-noor");
		consent();
		awaitHeading("Hello, Noor Haddad!");
		int ownServices = services(textOf("curl-services"));
		this.driver.findElement(By.linkText("App token")).click();
		awaitHeading("App token");
		lookAt(this.driver, "app-token-choose");
		press("Get an app token");
		awaitText("The token for marlin-moss");
		assertThat(textOf("app-token")).matches("pdus\\+_0\\w+_[0-9a-f-]{36}");
		assertThat(services(textOf("curl-app-services"))).isGreaterThan(ownServices);
		runInShell(textOf("curl-app-services").replace("/services", "/users/me"), 22, "belongs to an app");
		this.driver.findElement(By.name("name")).sendKeys("nightly export");
		press("Create key");
		awaitText("The key nightly export", "Copy it now");
		lookAt(this.driver, "app-token-new-key");
		runInShell(textOf("save-app-key"), textOf("new-key") + "\n", 0, "App key: ");
		this.clock.forward(Duration.ofDays(2));
		assertThat(services(textOf("use-app-key"))).isGreaterThan(ownServices);
		String useKey = textOf("use-app-key");
		open("Account and scopes");
		this.driver.findElement(By.name("subdomain")).sendKeys("-inc");
		press("Get an app token");
		awaitText("this app lacks one of the scopes, or has no access to the account");
		lookAt(this.driver, "app-token-refused");
		this.driver.findElement(By.cssSelector("td summary")).click();
		this.driver.findElement(By.cssSelector("button[formaction$='/delete']")).click();
		awaitText("The key is deleted.");
		runInShell(useKey, 1, "invalid-key");
		seeNoSecretIn(log);
	}

	private int services(String command) throws Exception {
		return new JsonMapper()
			.readTree(runInShell(command.replace("/services", "/services?limit=100&total=true"), 0, "services"))
			.path("total")
			.asInt();
	}

	private String createScriptKey(String name) {
		this.driver.findElement(By.linkText("Scripts")).click();
		awaitHeading("Scripts");
		awaitText("No keys yet.");
		lookAt(this.driver, "scripts-empty");
		this.driver.findElement(By.name("name")).sendKeys(name);
		press("Create key");
		awaitText("The key " + name, "Copy it now");
		lookAt(this.driver, "scripts-new-key");
		String key = textOf("new-key");
		assertThat(key).matches("pdsk_[A-Za-z0-9_-]{43}");
		this.driver.findElement(By.linkText("Scripts")).click();
		awaitText("never");
		assertThat(text()).doesNotContain(key);
		return key;
	}

	/** As documented, but with the addresses of this test. */
	private void runCronJobOfTheDocumentation() throws Exception {
		String script = Readme.commands()
			.stream()
			.filter((block) -> block.startsWith("#!/bin/bash"))
			.findFirst()
			.orElseThrow()
			.replace("http://localhost:5000/", this.sample.home().toString())
			.replace("https://api.pagerduty.com", apiUrl());
		runInShell(script, 0, "");
		assertThat(this.home.resolve("services.json")).content().contains("\"services\":[{");
		assertThat(Files.getPosixFilePermissions(this.home.resolve(".pagerduty-key.curl")))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
	}

	private String apiUrl() {
		return textOf("use-key").replaceFirst("(?s).*'(.*?)/services'.*", "$1");
	}

	private void refreshByHand() {
		this.driver.findElement(By.linkText("Tokens")).click();
		String before = textOf("access-token");
		assertThat(textOf("last-refresh")).contains("Last refresh:", "It worked.");
		open("How long they last");
		press("Refresh now");
		awaitText("PagerDuty issued new tokens.");
		assertThat(textOf("access-token")).isNotEqualTo(before);
		lookAt(this.driver, "refreshed");
	}

	private void deleteScriptKey() {
		this.driver.findElement(By.linkText("Scripts")).click();
		awaitHeading("Scripts");
		lookAt(this.driver, "scripts-with-key");
		this.driver.findElement(By.cssSelector("td summary")).click();
		this.driver.findElement(By.cssSelector("tbody button")).click();
		awaitText("The key is deleted.", "No keys yet.");
	}

	private void signOut() {
		this.driver.findElement(By.linkText("Tokens")).click();
		awaitHeading("Hello, Maya Raman!");
		press("Sign out");
		awaitText("You are signed out of this browser.");
		lookAt(this.driver, "signed-out");
		pressConnect();
		consent();
		awaitHeading("Hello, Maya Raman!");
	}

	private void openHomePage() {
		this.driver.get(this.sample.home().toString());
		assertThat(this.driver.getTitle()).isEqualTo("Connect · PagerDuty OAuth2 Sample");
		awaitHeading("Get a PagerDuty token");
		awaitText("Sandbox", "users.read services.read", "Use a real PagerDuty account",
				this.sample.home().resolve("/callback").toString());
		lookAt(this.driver, "connect");
	}

	private void pressConnect() {
		this.driver.findElement(By.linkText("Connect to PagerDuty")).click();
	}

	private void signInAs(String email, String password) {
		awaitHeading("Sign in to your account to authorize");
		lookAt(this.driver, "sandbox-sign-in");
		this.driver.findElement(By.name("email")).sendKeys(email);
		press("Next");
		awaitText("In the sandbox it is");
		lookAt(this.driver, "sandbox-password");
		this.driver.findElement(By.name("password")).sendKeys(password);
		press("Sign in");
	}

	private void consent() {
		awaitHeading("wants to use your account");
		awaitText("SANDBOX", "User ID", "users.read", "services.read");
		lookAt(this.driver, "sandbox-consent");
		press("Submit Consent");
	}

	private void seeUserAndTokens() {
		awaitHeading("Hello, Ines Okafor!");
		assertThat(this.driver.getCurrentUrl()).isEqualTo(this.sample.home().toString());
		assertThat(textOf("access-token")).matches("pdus\\+_0\\w+_[0-9a-f-]{36}");
		assertThat(textOf("refresh-token")).matches("pdus\\+_1\\w+_[0-9a-f-]{36}");
		awaitText("ines.okafor@marlin-moss.example", "Account marlin-moss", "· US");
		assertThat(text()).doesNotContain("quietly granted less");
		lookAt(this.driver, "connected");
	}

	private void pasteCurlCommand(String id, String answer) throws Exception {
		runInShell(textOf(id), 0, answer);
	}

	private void runCommandsOfTheDocumentation() throws Exception {
		String command = commandOfTheDocumentation("Access token");
		String token = textOf("access-token") + "\n";
		assertThat(runInShell(command, token, 0, "\"services\":[{")).doesNotContain("pdus+");
		runInShell(command.replace("/services?limit=1", "/incidents"), token, 22,
				"\"required_scopes\":\"incidents.read\"");
	}

	private String commandOfTheDocumentation(String prompt) throws IOException {
		return Readme.commands()
			.stream()
			.filter((block) -> block.startsWith("{ printf '" + prompt))
			.findFirst()
			.orElseThrow()
			.replace("http://localhost:5001", textOf("curl-me").replaceFirst("(?s).*url = \"(.*?)/users/me.*", "$1"));
	}

	/** In a real shell, with the real curl. */
	private String runInShell(String command, int status, String answer) throws Exception {
		return runInShell(command, "", status, answer);
	}

	private String runInShell(String command, String typed, int status, String answer) throws Exception {
		ProcessBuilder builder = new ProcessBuilder("bash", "-c", command + "\n").redirectErrorStream(true);
		builder.environment().put("HOME", this.home.toString());
		Process shell = builder.start();
		try (OutputStream keyboard = shell.getOutputStream()) {
			keyboard.write(typed.getBytes(StandardCharsets.UTF_8));
		}
		String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(output).contains(answer);
		assertThat(shell.exitValue()).isEqualTo(status);
		return output;
	}

	private void browseServices() {
		this.driver.findElement(By.linkText("Services")).click();
		awaitHeading("Services");
		awaitText("1 to 25 of ");
		lookAt(this.driver, "services");
		String first = firstService();
		this.driver.findElement(By.linkText("Next page")).click();
		awaitText("26 to 50");
		assertThat(firstService()).isNotEqualTo(first);
		this.driver.findElement(By.name("query")).sendKeys(first);
		press("Filter");
		Patience.with(this.driver).until(ExpectedConditions.urlContains("query="));
		assertThat(firstService()).isEqualTo(first);
		this.driver.findElement(By.name("query")).sendKeys(" which is nowhere");
		press("Filter");
		awaitText("No service has a name that contains");
		lookAt(this.driver, "services-empty");
		this.driver.findElement(By.linkText("Tokens")).click();
		awaitHeading("Hello, Ines Okafor!");
	}

	private void tryCalls() throws Exception {
		this.driver.findElement(By.linkText("Console")).click();
		awaitHeading("Console");
		awaitText("/incidents/{id}/notes", "Scope missing", "incidents.read", "Any other path");
		lookAt(this.driver, "console");
		this.driver.findElement(By.name("filter")).sendKeys("services.read");
		press("Filter");
		Patience.with(this.driver).until(ExpectedConditions.urlContains("filter="));
		assertThat(text()).doesNotContain("Scope missing");
		this.driver.findElement(By.linkText("/services")).click();
		awaitHeading("Services");
		awaitText("Your token:", "Allowed", "services.read", "At most 100");
		lookAt(this.driver, "call-form");
		this.driver.findElement(By.name("query.limit")).sendKeys("2");
		press("Run");
		awaitText("200 OK", "calls left this minute", "\"limit\": 2");
		lookAt(this.driver, "call-answered");
		pasteCurlCommand("curl-token", "\"limit\":2");
		this.driver.findElement(By.linkText("Next page")).click();
		awaitText("\"offset\": 2");
		this.driver.navigate().back();
		awaitText("\"offset\": 0");
		callWithoutScope();
	}

	private void callWithoutScope() throws Exception {
		WebElement path = this.driver.findElement(By.name("path"));
		path.clear();
		path.sendKeys("/incidents");
		press("Run");
		awaitText("The token lacks a scope that this call needs (403).", "Incidents: Read Access",
				"The token has: openid services.read users.read");
		assertThat(this.driver.findElement(By.linkText("Connect with incidents.read")).getDomProperty("href"))
			.isEqualTo(this.sample.home() + "connect/pagerduty?scope=incidents.read"
					+ "&return=/console/call?path%3D%252Fincidents%26query.limit%3D2");
		lookAt(this.driver, "call-without-scope");
		runInShell(textOf("curl-token"), 22, "Token missing required scopes");
		this.driver.findElement(By.linkText("Tokens")).click();
		awaitHeading("Hello, Ines Okafor!");
	}

	private void runCommandOfTheConsole() throws Exception {
		String scripts = this.driver.getCurrentUrl();
		this.driver.get(this.sample.home().resolve("/console/call?path=/services&query.query=a%27b%26%24x").toString());
		awaitText("200 OK");
		runInShell(textOf("curl-key"), 0, "\"services\":[]");
		this.driver.get(scripts);
	}

	private String firstService() {
		return this.driver.findElement(By.cssSelector("tbody tr:first-child th")).getText();
	}

	private void disconnect() throws Exception {
		String command = textOf("curl-me");
		open("Disconnect…");
		press("Disconnect");
		awaitText("You are disconnected");
		assertThat(text()).doesNotContain("pdus+");
		lookAt(this.driver, "disconnected");
		runInShell(command, 22, "401");
		this.driver.navigate().back();
		awaitText("Connect to PagerDuty");
		assertThat(text()).doesNotContain("pdus+");
	}

	private void press(String button) {
		this.driver.findElement(By.xpath("//button[normalize-space()='" + button + "']")).click();
	}

	/** Opens a part of the page that is folded away. */
	private void open(String summary) {
		this.driver.findElement(By.xpath("//summary[normalize-space()='" + summary + "']")).click();
	}

	private void awaitHeading(String heading) {
		await(By.tagName("h1"), heading);
	}

	private void awaitText(String... texts) {
		for (String text : texts) {
			await(By.tagName("body"), text);
		}
	}

	private void await(By where, String text) {
		Patience.with(this.driver).until(ExpectedConditions.textToBePresentInElementLocated(where, text));
	}

	/**
	 * Names the kinds of secrets only: a report of a test is no place for them either.
	 */
	private static void seeNoSecretIn(CapturedOutput output) {
		String log = output.getAll();
		assertThat(log.contains("/oauth/token answered 200")).as("the log has the token request").isTrue();
		assertThat(SECRETS.keySet()).as("kinds of secrets in the log")
			.filteredOn((kind) -> SECRETS.getOrDefault(kind, List.of()).stream().anyMatch(log::contains))
			.isEmpty();
	}

	private String text() {
		return this.driver.findElement(By.tagName("body")).getText();
	}

	private String textOf(String id) {
		return this.driver.findElement(By.id(id)).getDomProperty("textContent");
	}

}
