package sample.pagerduty.client.console;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What to do about a missing scope. */
class ScopeAdviceTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			users.read | | openid | users.read
			users.read teams.read | users.read | openid | teams.read
			users.read,teams.read | 'teams.read, openid' | users.read | users.read
			users.read | users.read | openid | users.read
			read | write | openid | read
			read | openid | write | read
			""")
	void ofThenMissingIsWhatTheTokenLacks(String needed, String held, String granted, String missing) {
		ScopeAdvice advice = ScopeAdvice.of(needed, (held != null) ? held : "", Set.of(granted));
		assertThat(String.join(" ", advice.missing())).isEqualTo(missing);
	}

	@Test
	void ofWhenPagerDutyNamesTheScopesOfTheTokenThenTheyCount() {
		assertThat(ScopeAdvice.of("a.read", "b.read", Set.of("c.read")).held()).containsExactly("b.read");
		assertThat(ScopeAdvice.of("a.read", " ", Set.of("c.read")).held()).containsExactly("c.read");
	}

	@Test
	void ofWhenAWordCannotBeAScopeThenItIsLeftOut() {
		assertThat(ScopeAdvice.of("a.read \u202eb.read \"c.read\" \u00e9 d\\e \0 f.read", "", Set.of()).needed())
			.containsExactly("a.read", "f.read");
	}

	@Test
	void ofWhenThereAreManyScopesThenTheFirstTen() {
		String many = IntStream.range(0, 1000).mapToObj((i) -> "s" + i + ".read").collect(Collectors.joining(" "));
		assertThat(ScopeAdvice.of(many, many, Set.of()).needed()).hasSize(10).endsWith("s9.read");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			users.read | Users: Read Access
			incidents.write | Incidents: Write Access
			event_orchestrations.read | Event orchestrations: Read Access
			users:contact_methods.read | User contact methods: Read Access
			read | read
			openid | openid
			users.readers | users.readers
			users.read.write | users.read.write
			new_thing.read | new_thing.read
			""")
	void boxesThenAsAppRegistrationNamesThem(String scope, String box) {
		assertThat(ScopeAdvice.of(scope, "", Set.of()).boxes()).containsExactly(box);
	}

}
