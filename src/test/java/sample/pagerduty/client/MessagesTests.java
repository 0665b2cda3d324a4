package sample.pagerduty.client;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.rest.ApiFailure;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each failure has its texts, and no text is left over. The tests of {@code login} and
 * {@code console} check their own.
 */
class MessagesTests {

	@Test
	void messagesThenEveryKeyBelongsToAKnownGroup() {
		assertThat(Messages.load().stringPropertyNames()).allMatch((key) -> key.matches(
				"(problem\\.(login|status|store|agent-link|mcp)|api|token|services|flow|scripts|claim|app-token\\.choice|console)\\..+"));
	}

	@Test
	void messagesThenNoneIsBlankOrHasAnAsciiApostrophe() {
		assertThat(Messages.load().values())
			.allSatisfy((text) -> assertThat(text.toString()).isNotBlank().doesNotContain("'"));
	}

	@Test
	void apiMessagesThenThoseOfTheFailures() {
		Set<String> expected = causeAndAdvice(Arrays.stream(ApiFailure.values()).map(ApiFailure::key));
		expected.remove("missing-scope.advice"); // the pages name the scope
		expected.add("unauthorized.renewable");
		assertThat(Messages.below("api")).containsExactlyInAnyOrderElementsOf(expected);
	}

	@Test
	void tokenMessagesThenThoseOfTheFailures() {
		assertThat(Messages.below("token")).containsExactlyInAnyOrderElementsOf(
				causeAndAdvice(Arrays.stream(TokenFailure.values()).map(TokenFailure::key)));
	}

	@Test
	void formMessagesThenThoseOfTheComplaints() {
		assertThat(Messages.below("services")).containsExactlyInAnyOrder("missing-scope", "offset.cause",
				"offset.advice", "filter.cause", "filter.advice");
		assertThat(Messages.below("scripts")).containsExactlyInAnyOrder("name", "end", "count", "no-choice",
				"other-choice");
		assertThat(Messages.below("app-token.choice")).containsExactlyInAnyOrder("off", "subdomain", "region",
				"scopes");
	}

	@Test
	void statusMessagesThenThoseOfTheErrorPages() {
		assertThat(Messages.below("problem.status")).allMatch((key) -> key.matches("(40[0345]|[45]xx)\\.\\w+"))
			.hasSize(6 * 3);
		assertThat(Messages.below("problem.store")).containsExactlyInAnyOrder("title", "cause", "advice");
	}

	@Test
	void mcpMessagesThenThoseOfTheErrorPages() {
		assertThat(Messages.below("problem.mcp"))
			.allMatch((key) -> key.matches("(client|redirect|question|request|document)\\.(title|cause|advice)"))
			.hasSize(5 * 3);
	}

	private static Set<String> causeAndAdvice(Stream<String> keys) {
		Set<String> expected = new TreeSet<>();
		keys.forEach((key) -> {
			expected.add(key + ".cause");
			expected.add(key + ".advice");
		});
		return expected;
	}

}
