package sample.pagerduty.client.login;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import sample.pagerduty.client.Messages;

import static org.assertj.core.api.Assertions.assertThat;

/** Each failure of a login has its texts, and no text is left over. */
class LoginMessagesTests {

	@Test
	void messagesThenThoseOfTheFailures() {
		assertThat(Messages.below("problem")).filteredOn((key) -> key.startsWith("login."))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(LoginFailure.values())
				.flatMap((failure) -> Stream.of(".title", ".cause", ".advice").map((part) -> failure.key() + part))
				.toList());
	}

}
