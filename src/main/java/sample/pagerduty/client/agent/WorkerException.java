package sample.pagerduty.client.agent;

import java.io.Serial;

import sample.pagerduty.client.tool.ToolError;

/** Another server did not do what it was asked. Nothing in it comes from that server. */
final class WorkerException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final ToolError.Kind kind;

	private final String reason;

	WorkerException(ToolError.Kind kind, String reason) {
		super(reason, null, false, false);
		this.kind = kind;
		this.reason = reason;
	}

	ToolError.Kind kind() {
		return this.kind;
	}

	/** Whether the server may have got the request, and done what it was asked. */
	boolean mayBeDone() {
		return this.kind.retryable();
	}

	String reason() {
		return this.reason;
	}

}
