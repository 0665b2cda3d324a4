package sample.pagerduty.client.rest;

import java.io.IOException;
import java.io.Serial;

/** An answer is larger than any that PagerDuty gives here. */
final class ResponseTooLargeException extends IOException {

	@Serial
	private static final long serialVersionUID = 1L;

	ResponseTooLargeException() {
		super("The answer is too large");
	}

}
