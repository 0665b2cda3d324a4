package sample.pagerduty.sandbox.token;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Passwords are compared exactly. */
class PublicPasswordEncoderTests {

	@ParameterizedTest
	@CsvSource({ "sandbox-ines, true", "sandbox-ine, false", "sandbox-inesx, false", "Sandbox-ines, false",
			"'', false" })
	void matchesWhenEqualThenTrue(String password, boolean matches) {
		PublicPasswordEncoder encoder = new PublicPasswordEncoder();
		assertThat(encoder.matches(password, encoder.encode("sandbox-ines"))).isEqualTo(matches);
	}

}
