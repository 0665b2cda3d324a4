package sample.pagerduty.client.apptoken;

import java.io.Serial;

/** There is no app token. The message holds nothing from outside. */
public final class AppTokenException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final AppTokenFailure failure;

	AppTokenException(AppTokenFailure failure, Throwable cause) {
		super("No app token: " + failure, cause);
		this.failure = failure;
	}

	/** Why not. */
	public AppTokenFailure failure() {
		return this.failure;
	}

}
