package sample.pagerduty.client.oauth;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;
import sample.pagerduty.client.rest.ApiFailure;

import static org.assertj.core.api.Assertions.assertThat;

/** What pages offer after a call that failed. */
class FailedCallTests {

	@ParameterizedTest
	@EnumSource(ApiFailure.class)
	void isRepeatableWhenRefusedThenOnlyWhatPassesOrLiesInBetween(ApiFailure failure) {
		FailedCall call = refused(failure, null);
		assertThat(call.isRepeatable()).isEqualTo(Set.of(ApiFailure.RATE_LIMITED, ApiFailure.UNAVAILABLE,
				ApiFailure.UNREACHABLE, ApiFailure.TIMEOUT, ApiFailure.UNREADABLE, ApiFailure.PROXY)
			.contains(failure));
		assertThat(call.isForSetup())
			.isEqualTo(Set.of(ApiFailure.UNREACHABLE, ApiFailure.UNREADABLE, ApiFailure.PROXY, ApiFailure.WRONG_REGION)
				.contains(failure));
		assertThat(call.endsConnection()).isFalse();
		assertThat(call.key()).isEqualTo("api." + failure.key());
		assertThat(call.status()).isEqualTo(failure.status());
	}

	@ParameterizedTest
	@EnumSource(TokenFailure.class)
	void isRepeatableWhenThereIsNoTokenThenUnlessItEnded(TokenFailure failure) {
		FailedCall call = FailedCall.of(new TokenUnavailableException(failure));
		assertThat(call.isRepeatable()).isEqualTo(!failure.endsConnection());
		assertThat(call.endsConnection()).isEqualTo(failure.endsConnection());
		assertThat(call.isLasting()).isEqualTo(Set
			.of(TokenFailure.INVALID_CLIENT, TokenFailure.NOT_ALLOWED, TokenFailure.INVALID_SCOPE, TokenFailure.REFUSED,
					TokenFailure.PROXY)
			.contains(failure));
		assertThat(call.key()).isEqualTo("token." + failure.key());
		assertThat(call.reason()).isEqualTo(failure.key());
		assertThat(call.status()).isEqualTo(HttpStatus.BAD_GATEWAY);
	}

	@Test
	void countdownThenOnlyAfterTooManyCalls() {
		assertThat(refused(ApiFailure.RATE_LIMITED, Duration.ofSeconds(17)).countdown()).isEqualTo(17);
		assertThat(refused(ApiFailure.RATE_LIMITED, null).countdown()).isEqualTo(60);
		assertThat(refused(ApiFailure.RATE_LIMITED, null).secondsToWait()).isZero();
		assertThat(refused(ApiFailure.TIMEOUT, Duration.ofSeconds(17)).countdown()).isNull();
		assertThat(FailedCall.of(new TokenUnavailableException(TokenFailure.RATE_LIMITED)).countdown()).isEqualTo(60);
	}

	private static FailedCall refused(ApiFailure failure, Duration wait) {
		return new RefusedCall(failure, List.of(), wait, null);
	}

}
