package sample.pagerduty.client;

import java.util.stream.Stream;

/** Looks for an exception among the causes of another one. */
public final class CauseChain {

	/** A chain of causes can be a circle. */
	private static final int MAX_LENGTH = 20;

	private CauseChain() {
	}

	/**
	 * Whether an exception is of a type, or was caused by one.
	 * @param thrown the last exception of the chain
	 * @param type the type to look for
	 */
	public static boolean contains(Throwable thrown, Class<? extends Throwable> type) {
		return Stream.iterate(thrown, (ex) -> ex != null, Throwable::getCause)
			.limit(MAX_LENGTH)
			.anyMatch(type::isInstance);
	}

}
