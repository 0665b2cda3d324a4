package sample.pagerduty.client.setup;

import org.jspecify.annotations.Nullable;

/**
 * What one check brought, in words for the operator. Never holds a secret.
 *
 * @param title what was checked
 * @param result how it is
 * @param value what the finding is about, letter for letter, where it is to be copied
 * @param found what was found, or why nothing was
 * @param advice what to do, if there is something to do
 */
public record Finding(String title, Result result, @Nullable String value, String found, @Nullable String advice) {

	/** How something is. */
	public enum Result {

		/** As it should be. */
		OK,

		/** Usable, but perhaps not what the operator meant. */
		WARNING,

		/** Not usable. */
		FAILED,

		/** Not known. */
		NOT_CHECKED

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

	/** Whether something is to be done. */
	public boolean needsAttention() {
		return this.result == Result.FAILED || this.result == Result.WARNING;
	}

}
