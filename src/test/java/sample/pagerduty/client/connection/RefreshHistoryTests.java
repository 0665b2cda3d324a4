package sample.pagerduty.client.connection;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.client.oauth.TokenFailure;

import static org.assertj.core.api.Assertions.assertThat;

/** The attempts to refresh a connection. */
class RefreshHistoryTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static final RefreshHistory NONE = new RefreshHistory(0, null, null);

	@ParameterizedTest
	@EnumSource(TokenFailure.class)
	void plusWhenItFailedThenEndsIfOnlyALoginCanHelp(TokenFailure failure) {
		RefreshHistory history = NONE.plus(NOW, failure);
		assertThat(history).isEqualTo(new RefreshHistory(1, NOW, failure));
		assertThat(history.hasEnded()).isEqualTo(failure.endsConnection());
	}

	@Test
	void plusWhenItSucceededThenTheFailureIsForgotten() {
		assertThat(NONE.hasEnded()).isFalse();
		assertThat(NONE.plus(NOW, TokenFailure.TIMEOUT).plus(NOW.plusSeconds(1), null))
			.isEqualTo(new RefreshHistory(2, NOW.plusSeconds(1), null));
	}

}
