package sample.pagerduty.client.token;

import java.io.Serial;

/**
 * A token that is good enough cannot be had now. The message holds nothing from outside.
 */
public final class RefreshFailedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final RefreshResult result;

	RefreshFailedException(RefreshResult result) {
		super("The connection was not refreshed: " + result);
		this.result = result;
	}

	/** Why not. */
	public RefreshResult result() {
		return this.result;
	}

}
