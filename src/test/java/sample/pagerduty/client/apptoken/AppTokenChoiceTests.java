package sample.pagerduty.client.apptoken;

import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import sample.pagerduty.client.config.Region;

import org.springframework.mock.web.MockHttpSession;

import static org.assertj.core.api.Assertions.assertThat;

class AppTokenChoiceTests {

	private static final AppTokenRequest REQUEST = AppTokenRequest.of(Region.EU, "acme", Set.of("b.read", "a.read"));

	@Test
	void findThenWhatWasKeptForThatConnectionOnly() {
		MockHttpSession session = new MockHttpSession();
		UUID connection = UUID.randomUUID();
		assertThat(AppTokenChoice.find(session, connection)).isEmpty();
		new AppTokenChoice(connection, REQUEST).keepIn(session);
		assertThat(AppTokenChoice.find(session, connection)).hasValue(REQUEST);
		assertThat(AppTokenChoice.find(session, UUID.randomUUID())).isEmpty();
	}

}
