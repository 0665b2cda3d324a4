package sample.pagerduty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sample.pagerduty.client.FakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How the program ends if it cannot start: in its own process, as in a terminal.
 */
class ProcessIntegrationTests {

	@TempDir
	private Path directory;

	@Test
	void startWhenConfigurationIsWrongThenOneSentenceAndStatusOne() throws Exception {
		Files.writeString(this.directory.resolve("config.json"),
				"{\"PD_CLIENT_ID\":\"a\",\"PD_CLIENT_SECRET\":\"s3cr3t\",\"PORT\":\"many\"}");
		Outcome outcome = run(Map.of());
		assertThat(outcome.status()).isEqualTo(1);
		assertThat(outcome.output().strip().lines())
			.containsExactly("PORT (\"many\") in config.json must be a port number from 1 to 65535.");
	}

	@Test
	void startWhenArgumentIsUnknownThenOneSentenceAndStatusOne() throws Exception {
		Outcome outcome = run(Map.of(), "--sandbx");
		assertThat(outcome.status()).isEqualTo(1);
		assertThat(outcome.output().strip().lines()).singleElement()
			.asString()
			.startsWith("Unknown argument --sandbx. Did you mean --sandbox")
			.endsWith("--help lists them all.");
	}

	@Test
	void startOnTheSandboxWhenASettingIsWrongThenOneSentenceAndStatusOne() throws Exception {
		for (Map<String, String> wrong : List.of(Map.of("PD_REGION", "us-east-1"), Map.of("PD_SCOPES", "Read"),
				Map.of("PD_READ_TIMEOUT", "soon"))) {
			Outcome outcome = run(wrong);
			assertThat(outcome.status()).isEqualTo(1);
			assertThat(outcome.output().strip().lines()).singleElement()
				.asString()
				.startsWith(wrong.keySet().iterator().next() + " (\"");
		}
	}

	@Test
	void helpThenOnStandardOutputAndStatusZero() throws Exception {
		for (String argument : List.of("--help", "-h", "--version", "--generate-completion")) {
			Outcome outcome = run(Map.of("PD_PORT", "many"), argument);
			assertThat(outcome.status()).isZero();
			assertThat(outcome.output()).containsAnyOf("Usage: ", "PagerDuty OAuth2 Sample for Java ", "complete -F");
		}
	}

	@Test
	void startWhenVariablesAreOfOtherProgramsThenOneLineEachAndTheAppStarts() throws Exception {
		try (SampleProcess process = SampleProcess.start(this.directory,
				Map.of("API_URL", "https://api.other.example/s3cr3t", "REGION", "us-east-1", "LOG_LEVEL", "silly"))) {
			process.awaitStarted();
			await().untilAsserted(() -> assertThat(process.output()).contains("Open http://localhost:"));
			assertThat(process.output())
				.containsOnlyOnce("API_URL in the environment is not read; did you mean PD_API_URL?")
				.containsOnlyOnce("REGION in the environment is not read")
				.contains("Other settings are from the environment (PD_REDIRECT_URI, PD_SANDBOX_PORT)")
				.doesNotContain("s3cr3t", "us-east-1");
		}
	}

	@Test
	void checkWhenAllIsWellThenOneLineEachAndStatusZero() throws Exception {
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			Files.writeString(this.directory.resolve("other.json"), """
					{"client_id":"%s","client_secret":"%s","OAUTH_URL":"%s/oauth"}""".formatted(FakePagerDuty.CLIENT_ID,
					FakePagerDuty.CLIENT_SECRET, pagerDuty.url()));
			Outcome outcome = run(Map.of(), "--check", "--config=other.json");
			assertThat(outcome.output().lines()).hasSize(8)
				.allSatisfy((line) -> assertThat(line).matches("(ok     |skipped) [A-Z].*: .*\\."))
				.noneMatch((line) -> line.contains(FakePagerDuty.CLIENT_SECRET));
			assertThat(outcome.output())
				.contains("Configuration: Read from other.json (client_id, client_secret, OAUTH_URL) and the "
						+ "environment (PD_REDIRECT_URI, PD_SANDBOX_PORT).");
			assertThat(outcome.status()).isZero();
			assertThat(this.directory.resolve(".pagerduty-oauth-sample")).doesNotExist();
		}
	}

	@Test
	void checkWhenSomethingFailsThenStatusOne() throws Exception {
		Outcome outcome = run(Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET", "s3cr3t", "PD_OAUTH_URL",
				"http://localhost:%d/oauth".formatted(RunningSample.freePort())), "--check");
		assertThat(outcome.status()).isEqualTo(1);
		assertThat(outcome.output().lines()).anyMatch((line) -> line.startsWith("FAILED  OAuth host localhost:"))
			.noneMatch((line) -> line.contains("s3cr3t") || line.contains("Exception"));
	}

	@Test
	void checkWhenConfigurationCannotBeReadThenOneLineAndStatusOne() throws Exception {
		Files.writeString(this.directory.resolve("config.json"), "{\"PD_CLIENT_ID\":\"a\",\"PORT\":\"many\"}");
		Outcome outcome = run(Map.of(), "--check");
		assertThat(outcome.status()).isEqualTo(1);
		assertThat(outcome.output().lines()).containsExactly(
				"FAILED  Configuration: PORT (\"many\") in config.json must be a port number from 1 to 65535.");
	}

	@Test
	void startWhenPortIsTakenThenSaysWhichAndWhatToChange() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			Outcome outcome = run(Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET", "s3cr3t", "PD_REDIRECT_URI",
					"http://localhost:%d/callback".formatted(taken.getLocalPort())));
			assertThat(outcome.status()).isEqualTo(1);
			assertThat(outcome.output()).contains("Port %d is in use".formatted(taken.getLocalPort()), "AirPlay",
					"REDIRECT_URI in config.json", "App Registration");
			assertThat(outcome.output()).doesNotContain("\tat ", "s3cr3t");
		}
	}

	@Test
	void startOnTheSandboxWhenPortIsTakenThenEndsToo() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			Outcome outcome = run(Map.of("PD_SANDBOX_PORT", "0", "PD_REDIRECT_URI",
					"http://localhost:%d/callback".formatted(taken.getLocalPort())));
			assertThat(outcome.status()).isEqualTo(1);
			assertThat(outcome.output()).contains("Port %d is in use".formatted(taken.getLocalPort()), "AirPlay");
		}
	}

	@Test
	void startWhenPortOfTheSandboxIsTakenThenSaysWhatToChange() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			Outcome outcome = run(Map.of("PD_SANDBOX_PORT", String.valueOf(taken.getLocalPort()), "PD_REDIRECT_URI",
					"http://localhost:%d/callback".formatted(RunningSample.freePort())));
			assertThat(outcome.status()).isEqualTo(1);
			assertThat(outcome.output())
				.contains("Port %d is in use".formatted(taken.getLocalPort()), "PD_SANDBOX_PORT")
				.doesNotContain("AirPlay", "\tat ");
		}
	}

	private Outcome run(Map<String, String> environment, String... args) throws IOException, InterruptedException {
		try (SampleProcess process = SampleProcess.start(this.directory, environment, args)) {
			int status = process.awaitEnd();
			return new Outcome(status, process.output());
		}
	}

	private record Outcome(int status, String output) {
	}

}
