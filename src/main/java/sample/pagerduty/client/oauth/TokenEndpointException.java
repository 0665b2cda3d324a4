package sample.pagerduty.client.oauth;

import java.io.Serial;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.web.client.RestClientException;

/**
 * The token endpoint answered with something other than an OAuth error. The message holds
 * nothing from outside.
 */
final class TokenEndpointException extends RestClientException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final TokenFailure failure;

	private final @Nullable Duration retryAfter;

	TokenEndpointException(TokenFailure failure, @Nullable Duration retryAfter) {
		super("The token endpoint: " + failure);
		this.failure = failure;
		this.retryAfter = retryAfter;
	}

	TokenFailure failure() {
		return this.failure;
	}

	@Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}
