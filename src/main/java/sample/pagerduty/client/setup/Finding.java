package sample.pagerduty.client.setup;

import org.jspecify.annotations.Nullable;

/**
 * The result of one check, as text for the operator. Never contains a secret.
 *
 * @param title what was checked
 * @param value an exact value for the operator to copy, if there is one
 * @param found what was found, or why the check was skipped
 * @param advice what to do, if anything
 */
public record Finding(String title, Result result, @Nullable String value, String found, @Nullable String advice) {

	public enum Result {

		OK("OK", "good"),

		/** Usable, but perhaps not what the operator meant. */
		WARNING("Warning", "warn"),

		FAILED("Failed", "bad"),

		NOT_CHECKED("Not checked", "quiet");

		private final String title;

		private final String tone;

		Result(String title, String tone) {
			this.title = title;
			this.tone = tone;
		}

		/** As pages show it. */
		public String title() {
			return this.title;
		}

		public String tone() {
			return this.tone;
		}

	}

	static Finding ok(String title, String found) {
		return new Finding(title, Result.OK, null, found, null);
	}

	static Finding warning(String title, String found) {
		return new Finding(title, Result.WARNING, null, found, null);
	}

	static Finding failed(String title, String found, String advice) {
		return new Finding(title, Result.FAILED, null, found, advice);
	}

	static Finding notChecked(String title, String reason) {
		return new Finding(title, Result.NOT_CHECKED, null, reason, null);
	}

	Finding withValue(String value) {
		return new Finding(this.title, this.result, value, this.found, this.advice);
	}

	public boolean needsAttention() {
		return this.result == Result.FAILED || this.result == Result.WARNING;
	}

}
