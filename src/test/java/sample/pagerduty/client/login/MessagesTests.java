package sample.pagerduty.client.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import sample.pagerduty.client.apptoken.AppTokenFailure;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.token.RefreshResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Each failure has its words, and no words are left over. */
class MessagesTests {

	@Test
	void messagesThenEachFailureHasItsWordsAndNoneAreLeftOver() throws IOException {
		Properties messages = new Properties();
		messages.load(Files.newBufferedReader(Path.of("src/main/resources/messages.properties")));
		Set<String> expected = new TreeSet<>();
		Stream
			.concat(Arrays.stream(LoginFailure.values()).map(LoginFailure::key),
					Stream.of("status.400", "status.403", "status.404", "status.405", "status.4xx", "status.5xx",
							"store"))
			.forEach((key) -> Stream.of("title", "cause", "advice")
				.forEach((part) -> expected.add("problem." + key + "." + part)));
		Stream.concat(Arrays.stream(ApiFailure.values()).map(ApiFailure::key), Stream.of("offset"))
			.forEach((key) -> Stream.of("cause", "advice")
				.forEach((part) -> expected.add("services." + key + "." + part)));
		Arrays.stream(RefreshResult.values())
			.map(RefreshResult::key)
			.forEach((key) -> Stream.of("cause", "advice", "result")
				.forEach((part) -> expected.add("refresh." + key + "." + part)));
		Arrays.stream(AppTokenFailure.values())
			.map(AppTokenFailure::key)
			.forEach((key) -> Stream.of("cause", "advice")
				.forEach((part) -> expected.add("app-token." + key + "." + part)));
		Stream.of("off", "subdomain", "region", "scopes")
			.forEach((complaint) -> expected.add("app-token.choice." + complaint));
		Stream.of("name", "end", "count", "no-choice").forEach((complaint) -> expected.add("scripts." + complaint));
		expected.addAll(console());
		assertThat(messages.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(expected);
		assertThat(messages.values())
			.allSatisfy((text) -> assertThat(text.toString()).isNotBlank().doesNotContain("'"));
	}

	private static Set<String> console() {
		Set<String> expected = new TreeSet<>();
		Stream
			.of("path-length", "path-slash", "path-dots", "path-characters", "value-missing", "value-length",
					"value-segment", "value-characters", "more", "user-only", "no-app")
			.forEach((key) -> expected.add("console.refused." + key));
		Stream.of("compressed", "empty", "not-json", "invalid-text", "truncated", "not-laid-out", "last-page")
			.forEach((key) -> expected.add("console.note." + key));
		Arrays.stream(ApiFailure.values())
			.map((failure) -> "console." + failure.key())
			.forEach((key) -> expected.addAll(List.of(key + ".cause", key + ".advice")));
		expected.remove("console.missing-scope.advice"); // the page has a button for it
		expected.add("console.missing-scope.classic");
		return expected;
	}

}
