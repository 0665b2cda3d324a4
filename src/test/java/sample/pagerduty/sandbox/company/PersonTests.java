package sample.pagerduty.sandbox.company;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.sandbox.Region;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows from a person's name and role. */
class PersonTests {

	private static final Company COMPANY = new Company("P1", "Acme", "acme", Region.US);

	@Test
	void personWhenNamedThenHasAddressAndPassword() {
		Person person = person("Ines Okafor", "admin");
		assertThat(person.email()).isEqualTo("ines.okafor@acme.example");
		assertThat(person.password()).isEqualTo("sandbox-ines");
	}

	@ParameterizedTest
	@CsvSource({ "owner, false", "admin, false", "user, false", "limited_user, false", "observer, false",
			"read_only_user, false", "restricted_access, true" })
	void restrictedWhenRoleIsRestrictedAccessThenTrue(String role, boolean restricted) {
		assertThat(person("Ines Okafor", role).isRestricted()).isEqualTo(restricted);
	}

	private static Person person(String name, String role) {
		return new Person("P2", COMPANY, name, role, "Engineer", "Europe/Lisbon", "purple", List.of(0), null);
	}

}
