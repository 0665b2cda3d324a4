package sample.pagerduty.client.tool;

import java.io.Serial;

/** A tool has something to complain about. */
public final class ToolException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient ToolError error;

	private ToolException(ToolError error) {
		super(error.kind().name(), null, false, false);
		this.error = error;
	}

	/**
	 * The arguments are wrong.
	 * @param message for the model, without the arguments
	 */
	public static ToolException badInput(String message) {
		return new ToolException(ToolError.of(ToolError.Kind.BAD_INPUT, message));
	}

	/**
	 * The tool failed otherwise.
	 * @param message for the model, without anything from outside
	 */
	public static ToolException of(ToolError.Kind kind, String message) {
		return new ToolException(ToolError.of(kind, message));
	}

	/** Any other failure, such as one of another server. */
	public static ToolException of(ToolError error) {
		return new ToolException(error);
	}

	ToolError error() {
		return this.error;
	}

}
