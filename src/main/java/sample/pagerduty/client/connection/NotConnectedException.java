package sample.pagerduty.client.connection;

import java.io.Serial;

/** The page needs a connection, and the browser has none, or no longer has one. */
final class NotConnectedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	NotConnectedException() {
		super("The browser is not connected", null, false, false);
	}

}
