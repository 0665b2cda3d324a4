package sample.pagerduty.client.console;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose calls a session shows. */
class CallHistoryTests {

	@Test
	void ofWhenTheSessionIsNowOfAnotherConnectionThenNothingOfTheOneBefore() {
		MockHttpSession session = new MockHttpSession();
		UUID connection = UUID.randomUUID();
		CallHistory.of(session, connection)
			.add(new RecentCall("path=%2Fusers", "/users", false, "200 OK", Instant.EPOCH), session);
		assertThat(CallHistory.of(session, connection).calls()).hasSize(1);
		assertThat(CallHistory.of(session, UUID.randomUUID()).calls()).isEmpty();
	}

}
