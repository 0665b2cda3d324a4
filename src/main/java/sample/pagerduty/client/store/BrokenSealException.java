package sample.pagerduty.client.store;

import java.io.Serial;

/** Stored data was changed or moved, or was encrypted with another key. */
public final class BrokenSealException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	BrokenSealException() {
		super("Stored data cannot be decrypted: it was changed or moved, or encrypted with another key");
	}

}
