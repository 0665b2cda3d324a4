package sample.pagerduty.client.store;

import java.io.Serial;

/**
 * Something in the store is not what this app put there, or was put there with a lost
 * key.
 */
public final class BrokenSealException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	BrokenSealException() {
		super("What is stored cannot be opened: it was changed, moved, or sealed with another key");
	}

}
