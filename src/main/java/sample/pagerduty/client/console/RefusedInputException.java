package sample.pagerduty.client.console;

import java.io.Serial;

/** Somebody wrote what cannot be sent. Says which words explain it. */
final class RefusedInputException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String key;

	private final String field;

	RefusedInputException(String key, String field) {
		super("The console cannot send this: " + key);
		this.key = key;
		this.field = field;
	}

	/** Which words: {@code console.refused.KEY} in {@code messages.properties}. */
	public String key() {
		return this.key;
	}

	/** PagerDuty's name for what was filled in wrongly. */
	public String field() {
		return this.field;
	}

}
