package sample.pagerduty.sandbox;

import java.util.Optional;

/**
 * The cause of an exception that refuses a request, with the reason in plain words. It
 * carries the reason to where the request is known and does not change the response.
 */
public final class ExplainedRefusal extends Exception {

	private static final long serialVersionUID = 1L;

	private final String reason;

	public ExplainedRefusal(String reason) {
		super(reason, null, false, false);
		this.reason = reason;
	}

	/** The reason among the causes of an exception. */
	public static Optional<String> in(Throwable ex) {
		Throwable cause = ex;
		while (cause != null) {
			if (cause instanceof ExplainedRefusal explained) {
				return Optional.of(explained.reason);
			}
			cause = cause.getCause();
		}
		return Optional.empty();
	}

}
