package sample.pagerduty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import sample.pagerduty.TerminalCommands.Result;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.script.ScriptKeyService;
import sample.pagerduty.sandbox.AppKind;
import sample.pagerduty.sandbox.Sandbox;
import sample.pagerduty.sandbox.SandboxOptions;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** The terminal commands, with and without a running app, on both databases. */
class TerminalIntegrationTests {

	private static final String INES = "ines.okafor@marlin-moss.example";

	private static final String MAYA = "maya.raman@marlin-moss.example";

	@TempDir
	Path folder;

	private final MovableClock clock = new MovableClock();

	private final Map<String, String> environment = new HashMap<>();

	private URI redirectUri;

	private Sandbox pagerDuty;

	private TerminalCommands terminal;

	@BeforeEach
	void startPagerDuty() throws IOException {
		this.redirectUri = URI.create("http://localhost:%d/callback".formatted(RunningSample.freePort()));
		this.pagerDuty = Sandbox.start(new SandboxOptions(0, List.of(this.redirectUri), AppKind.SCOPED,
				List.of("openid", "users.read", "services.read", "incidents.read"), true, false), this.clock);
		this.environment.putAll(Map.of("PD_CLIENT_ID", this.pagerDuty.clientId(), "PD_CLIENT_SECRET",
				this.pagerDuty.clientSecret(), "PD_OAUTH_URL", this.pagerDuty.oauthUrl().toString(), "PD_API_URL",
				this.pagerDuty.apiUrl().toString(), "PD_REDIRECT_URI", this.redirectUri.toString(), "PD_STORE_DIR",
				this.folder.resolve("store").toString(), "PD_READ_TIMEOUT", "60s"));
		this.terminal = new TerminalCommands(this.environment, this.clock);
	}

	@AfterEach
	void stopPagerDuty() {
		this.pagerDuty.close();
	}

	enum Where {

		RUNNING_APP, NO_APP, POSTGRESQL

	}

	@ParameterizedTest
	@EnumSource
	void storyThenEachCommandDoesWhatItSays(Where where) throws Exception {
		if (where == Where.POSTGRESQL) {
			// The key file is in the home folder then.
			Files.createDirectories(Path.of(System.getProperty("user.home")));
			this.environment.remove("PD_STORE_DIR");
			this.environment.putAll(TestPostgres.shared().createDatabase().configuration());
		}
		RunningSample app = (where == Where.NO_APP) ? null : RunningSample.start(this.environment, this.clock);
		try {
			story();
		}
		finally {
			if (app != null) {
				app.close();
			}
		}
		assertThat(this.folder.resolve("store")).satisfiesAnyOf((store) -> assertThat(store).doesNotExist(),
				(store) -> assertThat(store).isDirectoryNotContaining("glob:**terminal*"));
	}

	private void story() throws Exception {
		assertThat(this.terminal.run("status").status()).isEqualTo(1);
		Result login = this.terminal.login(this::signInAsInes, "login", "--no-browser");
		assertThat(login.status()).as(login.err()).isZero();
		assertThat(login.err()).contains("Connected as Ines Okafor (%s), account marlin-moss, US".formatted(INES));
		Result status = this.terminal.run("status");
		assertThat(status.status()).isZero();
		assertThat(status.out()).contains("Connected as Ines Okafor", "services.read", "expires at", "in 23 h");

		String token = this.terminal.run("token").out().strip();
		assertThat(token).startsWith("pdus+_0");
		assertThat(new Http(this.pagerDuty.apiUrl())
			.get(this.pagerDuty.apiUrl() + "/users/me", "Authorization", "Bearer " + token, "Accept",
					"application/vnd.pagerduty+json;version=2")
			.body()).contains("Ines Okafor");
		assertThat(this.terminal.run("token", "--format=env").out()).contains("export PAGERDUTY_TOKEN='" + token + "'",
				"export PAGERDUTY_API_URL='" + this.pagerDuty.apiUrl());
		assertThat(this.terminal.run("token", "--format", "header").out())
			.isEqualToIgnoringNewLines("Authorization: Bearer " + token);
		assertThat(this.terminal.run("api", "services", "-f", "limit=1", "--jq", ".services[].name").out().lines())
			.hasSize(1);
		assertThat(this.terminal.run("api", "/services", "--paginate", "-f", "limit=2", "--jq", "length").out().strip())
			.matches("\\d+")
			.isNotEqualTo("2");
		Result refused = this.terminal.run("api", "/incidents?statuses[]=triggered");
		assertThat(refused.status()).isEqualTo(4);
		assertThat(refused.err()).contains("incidents.read", "login --scope=incidents.read");

		await() // another thread writes it
			.untilAsserted(() -> assertThat(this.terminal.run("activity").out()).contains("terminal  token  ok",
					"terminal  GET /services  ok", "terminal  GET /incidents  missing-scope"));
		assertThat(this.terminal.run("activity").out()).doesNotContain(token);
		assertThat(this.terminal.run("activity", "--json", "--failed", "--limit=1").out()).contains("missing-scope")
			.doesNotContain("\"ok\"");
		assertThat(this.terminal.run("activity", "--kind=x").status()).isEqualTo(64);

		this.clock.forward(Duration.ofHours(23));
		String next = this.terminal.run("token", "--min-validity=12h").out().strip();
		assertThat(next).startsWith("pdus+_0").isNotEqualTo(token);

		String key = this.terminal.run("keys", "create", "nightly").out().strip();
		assertThat(key).startsWith("pdsk_");
		assertThat(this.terminal.run("keys", "list").out()).contains("nightly", "expires never").doesNotContain(key);
		assertThat(this.terminal.runWithInput("n\n", "logout").status()).isEqualTo(1);
		assertThat(this.terminal.run("keys", "delete", "nightly").status()).isZero();
		assertThat(this.terminal.run("keys", "list").out()).isEmpty();

		assertThat(this.terminal.login((address) -> signIn(address, MAYA, "sandbox-maya"), "login", "--no-browser")
			.status()).isZero();
		Result ambiguous = this.terminal.run("token");
		assertThat(ambiguous.status()).isEqualTo(3);
		assertThat(ambiguous.err()).contains("--as", "Ines Okafor", "Maya Raman");
		assertThat(this.terminal.run("token", "--as", MAYA).out()).startsWith("pdus+_0");
		assertThat(this.terminal.run("logout", "--as", MAYA, "--revoke").status()).isZero();

		this.clock.forward(Duration.ofDays(60));
		assertThat(this.terminal.run("token").status()).isEqualTo(2);
		assertThat(this.terminal.run("status").status()).isEqualTo(2);
		assertThat(this.terminal.run("logout").status()).isZero();
		assertThat(this.terminal.run("status").status()).isEqualTo(1);
	}

	private String signInAsInes(String address) {
		return signIn(address, INES, "sandbox-ines");
	}

	/** Signs in at the sandbox, and returns the address in the address bar. */
	private String signIn(String address, String email, String password) {
		WebDriver browser = HtmlUnit.start();
		try {
			browser.get(address);
			browser.findElement(By.name("email")).sendKeys(email);
			browser.findElement(By.xpath("//button[.='Next']")).click();
			browser.findElement(By.name("password")).sendKeys(password);
			browser.findElement(By.xpath("//button[.='Sign in']")).click();
			browser.findElement(By.xpath("//button[contains(., 'Consent')]")).click();
			return browser.getCurrentUrl();
		}
		finally {
			browser.quit();
		}
	}

	@Test
	void logoutThenNamesTheKeysThatStopAndNoExpiredOne() throws Exception {
		try (RunningSample app = RunningSample.start(this.environment, this.clock)) {
			this.terminal.login(this::signInAsInes, "login", "--no-browser");
			UUID connection = app.context().getBean(ConnectionService.class).findAll().get(0).id();
			ScriptKeyService keys = app.context().getBean(ScriptKeyService.class);
			keys.create(connection, null, "expired", this.clock.instant().plus(Duration.ofHours(1)));
			this.clock.forward(Duration.ofHours(2));
			keys.create(connection, AppTokenRequest.of(Region.US, "marlin-moss", List.of("services.read")), "nightly",
					null);
			Result declined = this.terminal.runWithInput("n\n", "logout");
			assertThat(declined.err()).contains("These stop: 1 app key, never used. Log out? [y/N]",
					"Nothing has changed");
			assertThat(declined.status()).isEqualTo(1);
			assertThat(this.terminal.runWithInput("y\n", "logout").status()).isZero();
		}
	}

	@Test
	void loginWhenPastedWronglyThenSaysWhatToPaste() throws Exception {
		try (RunningSample app = RunningSample.start(this.environment, this.clock)) {
			Result nothing = this.terminal.run("login", "--no-browser");
			assertThat(nothing.status()).isEqualTo(64);
			assertThat(nothing.err()).contains("No address was pasted");
			Result other = this.terminal.runWithInput("x\nhttps://example.com/callback?code=1\n\n", "login",
					"--no-browser");
			assertThat(other.status()).isEqualTo(64);
			assertThat(other.err()).contains("It begins with " + this.redirectUri + "?");
			Result tooSlow = this.terminal.login((address) -> {
				String answer = signInAsInes(address);
				this.clock.forward(Duration.ofSeconds(31));
				return answer;
			}, "login", "--no-browser");
			assertThat(tooSlow.status()).isNotZero();
			assertThat(tooSlow.err()).contains("30 seconds");
			Result ofAnotherLogin = this.terminal
				.login((address) -> this.redirectUri + "?code=abc&state=" + "x".repeat(43), "login", "--no-browser");
			assertThat(ofAnotherLogin.status()).isNotZero();
			assertThat(ofAnotherLogin.err()).containsIgnoringCase("not started in this browser");
			assertThat(this.terminal.run("status").status()).isEqualTo(1);
			assertThat(app.home()).isNotNull();
		}
	}

	@Test
	void execThenOnlyTheProgramHasTheToken() throws Exception {
		Requirements.bash();
		try (RunningSample app = RunningSample.start(this.environment, this.clock)) {
			this.terminal.login(this::signInAsInes, "login", "--no-browser");
			Path result = this.folder.resolve("result");
			Result exec = this.terminal.run("exec", "--", "bash", "-c",
					"echo \"$PAGERDUTY_TOKEN $PAGERDUTY_API_URL\" > '%s'; exit 7".formatted(result));
			assertThat(exec.status()).isEqualTo(7);
			assertThat(result).content().startsWith("pdus+_0").contains(this.pagerDuty.apiUrl().toString());
			assertThat(this.terminal.run("exec", "--", "no-such-program").status()).isEqualTo(127);
			assertThat(app.home()).isNotNull();
		}
	}

	@ParameterizedTest
	@CsvSource({ "python, python3, .py", "javascript, node, .mjs" })
	void samplesOfTheDocumentationThenPrintTheServices(String language, String program, String suffix)
			throws Exception {
		Path interpreter = Requirements.program(program).orElse(null);
		assumeThat(interpreter).as("This test needs " + program).isNotNull();
		try (RunningSample app = RunningSample.start(this.environment, this.clock)) {
			this.terminal.login(this::signInAsInes, "login", "--no-browser");
			String key = this.terminal.run("keys", "create", language).out().strip();
			Files.writeString(this.folder.resolve(".pagerduty-key.curl"),
					"header = \"Authorization: Bearer %s\"\n".formatted(key));
			Path sample = Files.writeString(this.folder.resolve("sample" + suffix),
					Readme.page("scripts.md")
						.findAll("(?s)```%s\n(.*?)```".formatted(language))
						.get(0)
						.replace("http://localhost:5000/", app.home().toString()));
			ProcessBuilder process = new ProcessBuilder(interpreter.toString(), sample.toString())
				.redirectErrorStream(true);
			process.environment().put("HOME", this.folder.toString());
			String output = new String(process.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(output).startsWith("[").contains("'");
			assertThat(app.browser().get("/").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void commandWhenAnotherProgramTakesItsFreePortThenTakesAnotherOne() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int free = RunningSample.freePort();
			Iterator<Integer> ports = List.of(taken.getLocalPort(), free).iterator();
			try (ConfigurableApplicationContext app = TerminalAppStarter.retryOnPortInUse(() -> appOn(ports.next()))) {
				assertThat(app.isRunning()).isTrue();
				assertThat(new Http(URI.create("http://localhost:%d/".formatted(free))).get("/").statusCode())
					.isEqualTo(200);
			}
		}
	}

	private ConfigurableApplicationContext appOn(int port) {
		Map<String, String> settings = new HashMap<>(this.environment);
		settings.put("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(port));
		return new ClientLauncher(CommandLine.parse(new String[0]), settings, Path.of("target", "no-configuration"),
				this.clock)
			.launch();
	}

	@Test
	void keyFileThenOnlyItsOwnerReadsItAndOnlyItsKeyOpens() throws Exception {
		Requirements.posixPermissions();
		Path file = this.folder.resolve("store").resolve("terminal-%d.json".formatted(this.redirectUri.getPort()));
		try (RunningSample app = RunningSample.start(this.environment, this.clock)) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
			Http stranger = new Http(app.home());
			assertThat(stranger.get("/api/terminal/connections").statusCode()).isEqualTo(401);
			assertThat(
					stranger.get("/api/terminal/connections", "Authorization", "Bearer " + "x".repeat(43)).statusCode())
				.isEqualTo(401);
			Browser browser = app.browser();
			assertThat(browser.get("/terminal-login/" + "x".repeat(43)).statusCode()).isEqualTo(302);
		}
		assertThat(file).doesNotExist();
	}

	@Test
	void keyFileWhenLeftOverThenTheCommandStartsTheApp() throws Exception {
		Path file = this.folder.resolve("store").resolve("terminal-%d.json".formatted(this.redirectUri.getPort()));
		Files.createDirectories(file.getParent());
		Files.writeString(file, "{\"url\":\"%s\",\"key\":\"old\"}".formatted(this.redirectUri.resolve("/")));
		assertThat(this.terminal.run("status").err()).contains("No one is connected");
		Files.writeString(file, "{");
		assertThat(this.terminal.run("status").err()).contains("No one is connected");
		FileSystemUtils.deleteRecursively(file);
	}

	@Test
	void commandsWhenUsedWronglyThenOneSentenceAndStatus64() {
		assertThat(this.terminal.run("tokn").err()).contains("token");
		for (List<String> args : List.of(List.of("token", "--min-validity=soon"), List.of("token", "--format=xml"),
				List.of("api"), List.of("api", "/services", "-f", "limit"), List.of("keys", "create"),
				List.of("status", "--jsn"))) {
			Result result = this.terminal.run(args.toArray(String[]::new));
			assertThat(result.status()).as(args + result.err()).isEqualTo(64);
			assertThat(result.err()).isNotBlank().doesNotContain("Exception", "\tat ");
		}
	}

	@Test
	void commandsWhenOnTheSandboxWithoutAnAppThenSayToStartIt() {
		Result result = new TerminalCommands(Map.of("PD_REDIRECT_URI", this.redirectUri.toString()), Clock.systemUTC())
			.run("token");
		assertThat(result.status()).isEqualTo(69);
		assertThat(result.err()).contains("Start the app in another terminal");
	}

	@Test
	void completionThenEachShellGetsItsScript() {
		assertThat(this.terminal.run("completion", "bash").out()).contains("complete -F", "pd-token");
		assertThat(this.terminal.run("completion", "fish").out()).contains("complete -c pd-token", "-a token",
				"-l min-validity");
	}

}
