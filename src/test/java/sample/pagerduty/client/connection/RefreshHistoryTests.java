package sample.pagerduty.client.connection;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.client.oauth.TokenFailure;

import static org.assertj.core.api.Assertions.assertThat;

/** The attempts to refresh a connection. */
class RefreshHistoryTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static final RefreshHistory NONE = new RefreshHistory(0, null, null, null);

	@ParameterizedTest
	@EnumSource(TokenFailure.class)
	void plusWhenItFailedThenEndsIfOnlyALoginCanHelp(TokenFailure failure) {
		RefreshHistory history = NONE.plus(NOW, failure, null);
		assertThat(history).isEqualTo(new RefreshHistory(1, NOW, failure, null));
		assertThat(history.hasEnded()).isEqualTo(failure.endsConnection());
	}

	@Test
	void plusWhenItSucceededThenTheFailureIsForgotten() {
		assertThat(NONE.hasEnded()).isFalse();
		assertThat(NONE.plus(NOW, TokenFailure.TIMEOUT, Duration.ofSeconds(9)).plus(NOW.plusSeconds(1), null, null))
			.isEqualTo(new RefreshHistory(2, NOW.plusSeconds(1), null, null));
	}

	@Test
	void remainingWaitThenUntilTheTimeThatPagerDutyNamed() {
		RefreshHistory history = NONE.plus(NOW, TokenFailure.RATE_LIMITED, Duration.ofSeconds(9));
		assertThat(history.remainingWait(NOW.plusSeconds(4))).contains(Duration.ofSeconds(5));
		assertThat(history.remainingWait(NOW.plusSeconds(9))).isEmpty();
		assertThat(NONE.remainingWait(NOW)).isEmpty();
	}

}
