package sample.pagerduty.client.console;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A line of the list of endpoints. */
class EndpointRowTests {

	private static final EndpointRow ROW = new EndpointRow("/users/{id}", "People", "one user",
			new ScopeCheck(true, Set.of("users.read"), Set.of()));

	@Test
	void linkThenEncoded() {
		assertThat(ROW.link()).isEqualTo("/console?path=%2Fusers%2F%7Bid%7D");
	}

	@ParameterizedTest
	@CsvSource({ "'', true", "USERS/, true", "people, true", "One, true", "users.READ, true", "{id}, true",
			"}people, false", "peopleone, false", "teams, false", ".*, false", "%, false" })
	void mentionsThenTextInAnyOfItsParts(String text, boolean mentioned) {
		assertThat(ROW.mentions(text)).isEqualTo(mentioned);
	}

}
