package sample.pagerduty.client.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.ApiFailure;
import sample.pagerduty.client.rest.PagerDutyApiException;

import org.springframework.http.HttpStatus;

/**
 * A call that failed, as pages show it: PagerDuty's REST API refused it, or there was no
 * token to make it with.
 *
 * @param refusal why the REST API gave no answer, unless there was no token
 * @param tokenFailure why there was no token, if there was none
 * @param messages PagerDuty's own words
 * @param retryAfter when PagerDuty accepts calls again, if it said so
 * @param acceptedAt the API of the other region, if that accepts the token
 */
public record FailedCall(@Nullable ApiFailure refusal, @Nullable TokenFailure tokenFailure, List<String> messages,
		@Nullable Duration retryAfter, @Nullable URI acceptedAt) {

	/** What passes by itself. */
	private static final Set<ApiFailure> PASSING = EnumSet.of(ApiFailure.RATE_LIMITED, ApiFailure.UNAVAILABLE,
			ApiFailure.UNREACHABLE, ApiFailure.TIMEOUT);

	/** What may lie between this app and PagerDuty. */
	private static final Set<ApiFailure> IN_BETWEEN = EnumSet.of(ApiFailure.UNREACHABLE, ApiFailure.UNREADABLE,
			ApiFailure.PROXY, ApiFailure.WRONG_REGION);

	/** What someone has to change in the settings. */
	private static final Set<TokenFailure> LASTING = EnumSet.of(TokenFailure.INVALID_CLIENT, TokenFailure.NOT_ALLOWED,
			TokenFailure.INVALID_SCOPE, TokenFailure.REFUSED, TokenFailure.PROXY);

	/** In which PagerDuty counts calls. */
	private static final long A_MINUTE = 60;

	public static FailedCall of(PagerDutyApiException thrown, UnaryOperator<String> mask) {
		return new FailedCall(thrown.failure(), null, thrown.messages().stream().map(mask).toList(),
				thrown.retryAfter(), thrown.acceptedAt());
	}

	public static FailedCall of(TokenUnavailableException thrown) {
		return new FailedCall(null, thrown.failure(), List.of(), thrown.retryAfter(), null);
	}

	/** The answer cannot be one of PagerDuty's REST API. */
	public static FailedCall unreadable() {
		return new FailedCall(ApiFailure.UNREADABLE, null, List.of(), null, null);
	}

	/** The status of the page. */
	public HttpStatus status() {
		return (this.refusal != null) ? this.refusal.status() : HttpStatus.BAD_GATEWAY;
	}

	/** The part of a message key that tells it from other failures of its kind. */
	public String reason() {
		if (this.tokenFailure != null) {
			return this.tokenFailure.key();
		}
		return (this.refusal != null) ? this.refusal.key() : "";
	}

	/** The beginning of its message keys. */
	public String key() {
		return ((this.tokenFailure != null) ? "token." : "api.") + reason();
	}

	/** Whether only a new login can help. */
	public boolean endsConnection() {
		return this.tokenFailure != null && this.tokenFailure.endsConnection();
	}

	/** Whether the same call can succeed later. */
	public boolean isRepeatable() {
		return (this.tokenFailure != null) ? !endsConnection() : this.refusal != null && (PASSING.contains(this.refusal)
				|| this.refusal == ApiFailure.UNREADABLE || this.refusal == ApiFailure.PROXY);
	}

	/** Whether the call itself is wrong, so that no button can help. */
	public boolean isFinal() {
		return this.refusal == ApiFailure.INVALID_REQUEST || this.refusal == ApiFailure.NOT_FOUND;
	}

	/** Whether it fails again until someone changes a setting. */
	public boolean isLasting() {
		return this.tokenFailure != null && LASTING.contains(this.tokenFailure);
	}

	/** Whether the setup page can find the reason. */
	public boolean isForSetup() {
		return isLasting() || this.tokenFailure == TokenFailure.UNREACHABLE
				|| this.tokenFailure == TokenFailure.UNREADABLE
				|| (this.refusal != null && IN_BETWEEN.contains(this.refusal));
	}

	/** The seconds to wait, 0 if PagerDuty did not say. */
	public long secondsToWait() {
		return (this.retryAfter != null) ? this.retryAfter.toSeconds() : 0;
	}

	/** The seconds that a button counts down, or {@code null} if it need not. */
	public @Nullable Long countdown() {
		if (this.refusal != ApiFailure.RATE_LIMITED && this.tokenFailure != TokenFailure.RATE_LIMITED) {
			return null;
		}
		return (secondsToWait() > 0) ? secondsToWait() : A_MINUTE;
	}

}
