package sample.pagerduty;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.client.config.InvalidConfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Help, completion, and what a mistyped argument gets. */
class CommandLineTests {

	@ParameterizedTest
	@ValueSource(strings = { "--help", "-h" })
	void helpThenNamesAllOptions(String argument) {
		assertThat(parse(argument).information().orElseThrow()).contains("--config=FILE", "--check", "--sandbox",
				"--app-kind=KIND", "--app-scopes=SCOPES", "--redirect-uri=URI", "--sandbox-port=PORT",
				"--generate-completion", "--help", "--version", "--no-nonce", "--accept-basic");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--version", "-V" })
	void versionThenNamesProductAndJava(String argument) {
		assertThat(parse(argument).information().orElseThrow()).contains("PagerDuty OAuth2 Sample for Java ",
				System.getProperty("java.version"));
	}

	@Test
	void completionThenAScriptThatKnowsTheOptions() {
		assertThat(parse("--generate-completion").information().orElseThrow()).startsWith("#!/usr/bin/env bash")
			.contains("--sandbox-port", "--check", "classic");
	}

	@Test
	void informationWhenNotAskedForThenNone() {
		assertThat(parse("--check", "--config=x").information()).isEmpty();
		assertThat(parse().information()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "--chek,--check", "--conifg=x,--config", "--app-knd=classic,--app-kind", "sandbox,--sandbox",
			"--sanbox-port=1,--sandbox-port", "--no-nonse,--no-nonce", "--acept-basic,--accept-basic" })
	void argumentWhenMistypedThenNamesTheNearest(String argument, String meant) {
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> parse(argument))
			.withMessageMatching("Unknown argument %s\\. Did you mean [^?]*%s\\b[^?]*\\? --help lists them all\\."
				.formatted(argument.replaceFirst("=.*", ""), meant));
	}

	@ParameterizedTest
	@ValueSource(strings = { "--client-secret=s3cr3t", "-Dx=s3cr3t", "--CLIENT_SECRET=s3cr3t",
			"PD_CLIENT_SECRET=s3cr3t", "--help=s3cr3t" })
	void argumentWhenItHoldsASecretThenIsNotRepeated(String argument) {
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> parse(argument))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cr3t").endsWith("."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "--debug", "--trace", "--verbose" })
	void argumentOfSpringBootForMoreLogThenUnknown(String argument) {
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> parse(argument))
			.withMessageStartingWith("Unknown argument " + argument);
	}

	@Test
	void switchesOfTheSandboxThenOnOnlyIfNamed() {
		CommandLine commandLine = parse("--sandbox", "--no-nonce");
		assertThat(commandLine.has(CommandLine.NO_NONCE)).isTrue();
		assertThat(commandLine.has(CommandLine.ACCEPT_BASIC)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--no-nonce=true", "--accept-basic=false" })
	void switchOfTheSandboxWhenGivenAValueThenRefused(String argument) {
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> parse("--sandbox", argument))
			.withMessageContaining("takes no value");
	}

	@Test
	void propertiesThenPassedToSpringBootAsTheyAre() {
		CommandLine commandLine = parse("--server.tomcat.threads.max=5", "--config=a.json", "--x.y", "--config=b.json");
		assertThat(commandLine.properties()).containsExactly("--server.tomcat.threads.max=5", "--x.y");
		assertThat(commandLine.last(CommandLine.CONFIG)).isEqualTo("b.json");
	}

	@Test
	void valueWhenAfterABlankThenTakenToo() {
		assertThat(parse("--config", "a.json").last(CommandLine.CONFIG)).isEqualTo("a.json");
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> parse("--config", "--check"))
			.withMessage("--config needs a value: --config=VALUE.");
	}

	private static CommandLine parse(String... arguments) {
		return CommandLine.parse(arguments);
	}

}
