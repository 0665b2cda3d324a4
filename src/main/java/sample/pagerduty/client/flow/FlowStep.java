package sample.pagerduty.client.flow;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One message of a flow, or what this app did between two. Holds no secret.
 *
 * @param call method and address, if it is an HTTP request
 * @param status the status of an HTTP answer
 * @param millis how long it took
 * @param broken whether the flow ended here
 */
record FlowStep(FlowMessage message, @Nullable String call, List<Parameter> parameters, List<Checked> checks,
		@Nullable Integer status, @Nullable Long millis, boolean broken) {

	private static final int FIRST_ERROR = 400;

	/** From whom to whom, for the picture. */
	public String way() {
		return this.message.from().key() + "-" + this.message.to().key();
	}

	/** The step's part of a message key. */
	public String key() {
		return isError() ? "answer-error" : this.message.key();
	}

	public boolean isError() {
		return this.status != null && this.status >= FIRST_ERROR;
	}

	public Lane from() {
		return this.message.from();
	}

	public Lane to() {
		return this.message.to();
	}

	/** The same step without what takes room. */
	FlowStep withoutParameters() {
		return new FlowStep(this.message, this.call, List.of(), this.checks, this.status, this.millis, this.broken);
	}

	/** How long it took, in words. */
	public @Nullable String duration() {
		return (this.millis != null) ? Durations.inWords(this.millis) : null;
	}

	/** What the duration means. */
	public String timing() {
		if (this.status != null) {
			return "after";
		}
		return (this.call != null) ? "no answer after" : "took";
	}

	/**
	 * A parameter of a message.
	 *
	 * @param value masked if it is secret
	 */
	record Parameter(String name, String value) {

		/** Whether there are words for it. */
		public boolean isExplained() {
			return Mask.isExplained(this.name);
		}

	}

	/** Something that was checked. */
	record Checked(Check check, Check.Result result) {

		public String key() {
			return this.check.key() + "." + this.result.key();
		}

	}

}
