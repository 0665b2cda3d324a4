package sample.pagerduty.sandbox;

import java.io.Serial;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cause of an exception that refuses a request, with the reason in plain words. It
 * carries the reason to where the request is known and does not change the response.
 */
public final class ExplainedRefusal extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String reason;

	public ExplainedRefusal(String reason) {
		super(reason, null, false, false);
		this.reason = reason;
	}

	/** The reason among the causes of an exception. */
	public static Optional<String> in(Throwable ex) {
		return Stream.iterate(ex, Objects::nonNull, Throwable::getCause)
			.filter(ExplainedRefusal.class::isInstance)
			.findFirst()
			.map((cause) -> ((ExplainedRefusal) cause).reason);
	}

}
