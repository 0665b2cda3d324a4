package sample.pagerduty.client.oauth;

import java.io.Serial;

/**
 * There is no token that is good for long enough. The message holds nothing from outside.
 */
public final class TokenUnavailableException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final TokenFailure failure;

	public TokenUnavailableException(TokenFailure failure) {
		super("No token: " + failure);
		this.failure = failure;
	}

	public TokenFailure failure() {
		return this.failure;
	}

}
