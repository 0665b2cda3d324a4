package sample.pagerduty.client.mcp;

import java.io.Serial;

/** The token is good, but not for a tool that changes something. */
final class InsufficientScopeException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	InsufficientScopeException() {
		super("The token lacks the scope for tools that change something", null, false, false);
	}

}
