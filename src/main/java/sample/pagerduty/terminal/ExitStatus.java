package sample.pagerduty.terminal;

/**
 * The exit statuses of terminal commands. Those from 64 on are named as in BSD's
 * {@code sysexits.h}.
 */
final class ExitStatus {

	static final int OK = 0;

	/** No one is connected, or the command failed for another reason. */
	static final int NOT_CONNECTED = 1;

	/** The connection has ended: log in again. */
	static final int ENDED = 2;

	/** There are several connections, and {@code --as} does not say which to use. */
	static final int AMBIGUOUS = 3;

	/** PagerDuty's REST API answered with an error. */
	static final int API_ERROR = 4;

	/** The command was used wrongly. */
	static final int USAGE = 64;

	/** PagerDuty or the app cannot be reached. */
	static final int UNAVAILABLE = 69;

	private ExitStatus() {
	}

}
