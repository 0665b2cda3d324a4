package sample.pagerduty.client.oauth;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/** A call that was not made, because there was no token for it. */
public record CallWithoutToken(TokenFailure failure, @Nullable Duration retryAfter) implements FailedCall {

	/** What someone has to change in the settings. */
	private static final Set<TokenFailure> LASTING = EnumSet.of(TokenFailure.INVALID_CLIENT, TokenFailure.NOT_ALLOWED,
			TokenFailure.INVALID_SCOPE, TokenFailure.REFUSED, TokenFailure.PROXY);

	@Override
	public HttpStatus status() {
		return HttpStatus.BAD_GATEWAY;
	}

	@Override
	public String key() {
		return "token." + reason();
	}

	@Override
	public String reason() {
		return this.failure.key();
	}

	@Override
	public boolean endsConnection() {
		return this.failure.endsConnection();
	}

	@Override
	public boolean isRepeatable() {
		return !endsConnection();
	}

	@Override
	public boolean isLasting() {
		return LASTING.contains(this.failure);
	}

	@Override
	public boolean isForSetup() {
		return isLasting() || this.failure == TokenFailure.UNREACHABLE || this.failure == TokenFailure.UNREADABLE;
	}

	@Override
	public boolean isRateLimited() {
		return this.failure == TokenFailure.RATE_LIMITED;
	}

}
