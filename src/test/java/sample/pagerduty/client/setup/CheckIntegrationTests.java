package sample.pagerduty.client.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sample.pagerduty.Checkup;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;

/** The checks of configuration and ports. */
class CheckIntegrationTests {

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	@TempDir
	private Path directory;

	@AfterEach
	void stopPagerDuty() {
		this.pagerDuty.close();
	}

	@Test
	void checkWhenNoAppIsConfiguredThenChecksTheSandboxAndCallsNoHost() throws IOException {
		Checkup checkup = Checkup.of(Map.of("PD_SANDBOX_PORT", "0"));
		assertThat(checkup.status()).isZero();
		assertThat(checkup.line("Configuration")).startsWith("ok      ")
			.endsWith("No PagerDuty app is configured, so this app uses the sandbox. Read from the environment "
					+ "(PD_REDIRECT_URI, PD_SANDBOX_PORT).");
		assertThat(checkup.line("Port of the sandbox")).isEqualTo("ok      Port of the sandbox: Any free port.");
		assertThat(checkup.line("Store")).contains("kept in memory");
		assertThat(checkup.linesOf("skipped")).singleElement().asString().contains("starts together with it");
	}

	@Test
	void checkWhenPortOfTheSandboxIsTakenThenSaysWhatToChange() throws IOException {
		try (ServerSocket taken = takePort()) {
			assertThat(Checkup.of(Map.of("PD_READ_TIMEOUT", "1s", "PD_SANDBOX_PORT", port(taken))).onlyFailure())
				.startsWith("FAILED  Port of the sandbox: Port %s is in use by another program.".formatted(port(taken)))
				.contains("PD_SANDBOX_PORT")
				.doesNotContain("AirPlay");
		}
	}

	@Test
	void checkWhenTheSandboxWantsTheSamePortThenSaysSo() throws IOException {
		assertThat(Checkup.of(Map.of("PD_REDIRECT_URI", "http://localhost:5001/callback", "PD_SANDBOX_PORT", "5001"))
			.onlyFailure()).startsWith("FAILED  Configuration: REDIRECT_URI")
			.contains("PD_SANDBOX_PORT")
			.doesNotContain("What to do");
	}

	@Test
	void checkWhenPortIsTakenThenSaysWhatOftenTakesIt() throws IOException {
		try (ServerSocket taken = takePort()) {
			assertThat(check("PD_REDIRECT_URI", "http://localhost:%s/callback".formatted(port(taken)),
					"PD_READ_TIMEOUT", "2s")
				.onlyFailure()).startsWith("FAILED  Port: Port %s is in use by another program.".formatted(port(taken)))
				.contains("AirPlay", "PD_REDIRECT_URI", "App Registration");
		}
	}

	@Test
	void checkWhenAnotherServerHasThePortThenNotMistakenForThisApp() throws IOException {
		this.pagerDuty.answer("/actuator/health", FakePagerDuty.error(200, "{\"status\":\"UP\"}"));
		assertThat(check("PD_REDIRECT_URI", this.pagerDuty.url() + "/callback").onlyFailure())
			.contains("is in use by another program.");
	}

	@Test
	void checkWhenThisAppIsRunningThenSaysSoAndIsFine() throws IOException {
		try (RunningSample sample = RunningSample.start(this.pagerDuty.configuration())) {
			Checkup checkup = check("PD_REDIRECT_URI", sample.home().resolve("/callback").toString());
			assertThat(checkup.status()).as("%s", checkup.lines()).isZero();
			assertThat(checkup.line("Port")).endsWith("is in use by this app, which is running already.");
		}
	}

	@Test
	void checkWhenThisAppRunsOnTheSandboxThenItsPortMayBeTakenToo() throws IOException {
		String sandboxPort = String.valueOf(RunningSample.freePort());
		try (RunningSample sample = RunningSample.start(Map.of("PD_SANDBOX_PORT", sandboxPort))) {
			Checkup checkup = Checkup.of(Map.of("PD_REDIRECT_URI", sample.home().resolve("/callback").toString(),
					"PD_SANDBOX_PORT", sandboxPort));
			assertThat(checkup.status()).as("%s", checkup.lines()).isZero();
			assertThat(checkup.line("Port of the sandbox")).contains("in use by this app");
		}
	}

	@Test
	void checkWhenKeysAreIgnoredThenWarnsAndPasses() throws IOException {
		Path file = Files.writeString(this.directory.resolve("config.json"),
				"{\"REDIRECT_URL\":\"http://localhost:1/x\",\"a\\nok      Port\":\"s3cret\"}");
		Checkup checkup = check("PD_CONFIG", file.toAbsolutePath().toString(), "PD_PORT", "1234");
		assertThat(checkup.status()).as("%s", checkup.lines()).isZero();
		assertThat(checkup.linesOf("warning")).hasSize(3)
			.allSatisfy((line) -> assertThat(line).startsWith("warning Configuration: ").doesNotContain("s3cret"))
			.anyMatch((line) -> line.contains("did you mean REDIRECT_URI?"))
			.anyMatch((line) -> line.contains("unknown key a ok      Port"))
			.anyMatch((line) -> line.contains("PORT 1234 is ignored"));
	}

	@Test
	void checkWhenScopesOrVariablesLookMistypedThenWarnsAndPasses() throws IOException {
		Checkup checkup = check("PD_SCOPES", "openid incident.read user.read", "REGION", "us-east-1", "PD_SUBDOMIAN",
				"acme");
		assertThat(checkup.status()).as("%s", checkup.lines()).isZero();
		assertThat(checkup.linesOf("warning")).hasSize(4)
			.allSatisfy((line) -> assertThat(line).startsWith("warning Configuration: ").doesNotContain("us-east-1"))
			.anyMatch(
					(line) -> line.contains("asks for incident.read") && line.contains("did you mean incidents.read?"))
			.anyMatch((line) -> line.contains("asks for user.read") && line.contains("did you mean users.read?"))
			.anyMatch((line) -> line.contains("REGION in the environment is not read; did you mean PD_REGION?"))
			.anyMatch((line) -> line.contains("PD_SUBDOMIAN") && line.contains("did you mean PD_SUBDOMAIN?"));
		assertThat(checkup.linesOf("ok"))
			.anyMatch((line) -> line.contains("Read from the environment (PD_CLIENT_ID, "));
		assertThat(checkup.lines()).noneMatch((line) -> line.contains(FakePagerDuty.CLIENT_SECRET));
	}

	@Test
	void checkWhenAppIsPublicThenSaysThatThereIsNoSecret() throws IOException {
		assertThat(Checkup
			.of(Map.of("PD_CLIENT_ID", "a", "PD_SCOPES", "read", "PD_OAUTH_URL", this.pagerDuty.url() + "/oauth"))
			.line("App type"))
			.endsWith("Classic User OAuth, public (without a secret). Client ID a, no client secret. Scopes requested: "
					+ "openid read.");
	}

	private static ServerSocket takePort() throws IOException {
		return new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
	}

	private static String port(ServerSocket socket) {
		return String.valueOf(socket.getLocalPort());
	}

	private Checkup check(String... settings) throws IOException {
		return Checkup.of(this.pagerDuty.configuration(settings));
	}

}
