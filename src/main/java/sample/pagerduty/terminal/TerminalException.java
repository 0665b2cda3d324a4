package sample.pagerduty.terminal;

import java.io.Serial;

/** Ends a command with a sentence for its user and an exit status. */
public final class TerminalException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int exitStatus;

	TerminalException(int exitStatus, String message) {
		super(message);
		this.exitStatus = exitStatus;
	}

	/** The app cannot be used or started; the message says why and what to do. */
	public static TerminalException unavailable(String message) {
		return new TerminalException(ExitStatus.UNAVAILABLE, message);
	}

	int exitStatus() {
		return this.exitStatus;
	}

}
