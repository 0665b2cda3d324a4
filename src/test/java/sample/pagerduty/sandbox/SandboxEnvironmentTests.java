package sample.pagerduty.sandbox;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox's environment does not see the JVM's. */
class SandboxEnvironmentTests {

	@Test
	void environmentWhenCreatedThenHoldsNothingOfTheJvm() {
		SandboxEnvironment environment = new SandboxEnvironment();
		assertThat(environment.getPropertySources()).isEmpty();
		assertThat(environment.getProperty("java.version")).isNull();
	}

}
