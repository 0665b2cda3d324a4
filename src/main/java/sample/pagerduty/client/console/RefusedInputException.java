package sample.pagerduty.client.console;

import java.io.Serial;

/** What someone entered cannot be sent. */
final class RefusedInputException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Refusal refusal;

	private final String field;

	RefusedInputException(Refusal refusal, String field) {
		super("The console cannot send this: " + refusal);
		this.refusal = refusal;
		this.field = field;
	}

	/** The part of the message key that explains it. */
	public String key() {
		return this.refusal.key();
	}

	/** PagerDuty's name for the field that is wrong. */
	public String field() {
		return this.field;
	}

}
