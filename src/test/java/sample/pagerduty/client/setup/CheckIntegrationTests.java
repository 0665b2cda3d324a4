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
		Checkup checkup = Checkup.of(Map.of("SANDBOX_PORT", "0"));
		assertThat(checkup.status()).isZero();
		assertThat(checkup.line("Configuration")).startsWith("ok      ")
			.endsWith("No PagerDuty app is configured, so this app uses the sandbox. Read from the environment.");
		assertThat(checkup.line("Port of the sandbox")).isEqualTo("ok      Port of the sandbox: Any free port.");
		assertThat(checkup.line("Store")).contains("kept in memory");
		assertThat(checkup.linesOf("skipped")).singleElement().asString().contains("starts together with it");
	}

	@Test
	void checkWhenPortOfTheSandboxIsTakenThenSaysWhatToChange() throws IOException {
		try (ServerSocket taken = takePort()) {
			assertThat(Checkup.of(Map.of("READ_TIMEOUT", "1s", "SANDBOX_PORT", port(taken))).onlyFailure())
				.startsWith("FAILED  Port of the sandbox: Port %s is in use by another program.".formatted(port(taken)))
				.contains("SANDBOX_PORT")
				.doesNotContain("AirPlay");
		}
	}

	@Test
	void checkWhenTheSandboxWantsTheSamePortThenSaysSo() throws IOException {
		assertThat(Checkup.of(Map.of("REDIRECT_URI", "http://localhost:5001/callback", "SANDBOX_PORT", "5001"))
			.onlyFailure()).startsWith("FAILED  Configuration: REDIRECT_URI")
			.contains("SANDBOX_PORT")
			.doesNotContain("What to do");
	}

	@Test
	void checkWhenPortIsTakenThenSaysWhatOftenTakesIt() throws IOException {
		try (ServerSocket taken = takePort()) {
			assertThat(check("REDIRECT_URI", "http://localhost:%s/callback".formatted(port(taken))).onlyFailure())
				.startsWith("FAILED  Port: Port %s is in use by another program.".formatted(port(taken)))
				.contains("AirPlay", "REDIRECT_URI", "App Registration");
		}
	}

	@Test
	void checkWhenAnotherServerHasThePortThenNotMistakenForThisApp() throws IOException {
		this.pagerDuty.answer("/actuator/health", FakePagerDuty.error(200, "{\"status\":\"UP\"}"));
		assertThat(check("REDIRECT_URI", this.pagerDuty.url() + "/callback").onlyFailure())
			.contains("is in use by another program.");
	}

	@Test
	void checkWhenThisAppIsRunningThenSaysSoAndIsFine() throws IOException {
		try (RunningSample sample = RunningSample.start(this.pagerDuty.configuration())) {
			Checkup checkup = check("REDIRECT_URI", sample.home().resolve("/callback").toString());
			assertThat(checkup.status()).as("%s", checkup.lines()).isZero();
			assertThat(checkup.line("Port")).endsWith("is in use by this app, which is running already.");
		}
	}

	@Test
	void checkWhenThisAppRunsOnTheSandboxThenItsPortMayBeTakenToo() throws IOException {
		String sandboxPort = String.valueOf(RunningSample.freePort());
		try (RunningSample sample = RunningSample.start(Map.of("SANDBOX_PORT", sandboxPort))) {
			Checkup checkup = Checkup
				.of(Map.of("REDIRECT_URI", sample.home().resolve("/callback").toString(), "SANDBOX_PORT", sandboxPort));
			assertThat(checkup.status()).as("%s", checkup.lines()).isZero();
			assertThat(checkup.line("Port of the sandbox")).contains("in use by this app");
		}
	}

	@Test
	void checkWhenKeysAreIgnoredThenWarnsAndPasses() throws IOException {
		Path file = Files.writeString(this.directory.resolve("config.json"),
				"{\"REDIRECT_URL\":\"http://localhost:1/x\",\"a\\nok      Port\":\"s3cret\"}");
		Checkup checkup = check("PD_CONFIG", file.toAbsolutePath().toString(), "PORT", "1234");
		assertThat(checkup.status()).as("%s", checkup.lines()).isZero();
		assertThat(checkup.linesOf("warning")).hasSize(3)
			.allSatisfy((line) -> assertThat(line).startsWith("warning Configuration: ").doesNotContain("s3cret"))
			.anyMatch((line) -> line.contains("did you mean REDIRECT_URI?"))
			.anyMatch((line) -> line.contains("unknown key a ok      Port"))
			.anyMatch((line) -> line.contains("PORT 1234 is ignored"));
	}

	@Test
	void checkWhenAppIsPublicThenSaysThatThereIsNoSecret() throws IOException {
		assertThat(
				Checkup.of(Map.of("PD_CLIENT_ID", "a", "SCOPES", "read", "OAUTH_URL", this.pagerDuty.url() + "/oauth"))
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
