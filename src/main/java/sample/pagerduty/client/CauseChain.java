package sample.pagerduty.client;

import java.util.Optional;
import java.util.stream.Stream;

/** Looks for an exception among the causes of another one. */
public final class CauseChain {

	/** A chain of causes can be circular. */
	private static final int MAX_LENGTH = 20;

	private CauseChain() {
	}

	/** Whether an exception has this type, or a cause that has. */
	public static boolean contains(Throwable thrown, Class<? extends Throwable> type) {
		return find(thrown, type).isPresent();
	}

	/** The first exception of a type, from the last one of the chain on. */
	public static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
		return Stream.iterate(thrown, (ex) -> ex != null, Throwable::getCause)
			.limit(MAX_LENGTH)
			.filter(type::isInstance)
			.map(type::cast)
			.findFirst();
	}

}
