package sample.pagerduty.client.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.ApiFailure;

import org.springframework.http.HttpStatus;

/** A call that PagerDuty's REST API refused or did not answer. */
public record RefusedCall(ApiFailure failure, List<String> messages, @Nullable Duration retryAfter,
		@Nullable URI acceptedAt) implements FailedCall {

	private static final Set<ApiFailure> REPEATABLE = EnumSet.of(ApiFailure.RATE_LIMITED, ApiFailure.UNAVAILABLE,
			ApiFailure.UNREACHABLE, ApiFailure.TIMEOUT, ApiFailure.UNREADABLE, ApiFailure.PROXY);

	/** What may lie between this app and PagerDuty. */
	private static final Set<ApiFailure> IN_BETWEEN = EnumSet.of(ApiFailure.UNREACHABLE, ApiFailure.UNREADABLE,
			ApiFailure.PROXY, ApiFailure.WRONG_REGION);

	@Override
	public HttpStatus status() {
		return this.failure.status();
	}

	@Override
	public String key() {
		return "api." + reason();
	}

	@Override
	public String reason() {
		return this.failure.key();
	}

	@Override
	public boolean isRepeatable() {
		return REPEATABLE.contains(this.failure);
	}

	@Override
	public boolean isFinal() {
		return this.failure == ApiFailure.INVALID_REQUEST || this.failure == ApiFailure.NOT_FOUND;
	}

	@Override
	public boolean isForSetup() {
		return IN_BETWEEN.contains(this.failure);
	}

	@Override
	public boolean isRateLimited() {
		return this.failure == ApiFailure.RATE_LIMITED;
	}

}
