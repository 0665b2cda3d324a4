package sample.pagerduty.client.store;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/** The store cannot be used. Tells the operator why and what to do; stops the start. */
final class StoreException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String description;

	private final String advice;

	StoreException(String description, String advice, @Nullable Throwable cause) {
		super(description, cause);
		this.description = description;
		this.advice = advice;
	}

	String description() {
		return this.description + ".";
	}

	String advice() {
		return this.advice;
	}

}
