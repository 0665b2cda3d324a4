package sample.pagerduty.client.flow;

import java.util.Locale;

/**
 * What is checked in a flow. The words for each, with their RFC, are in
 * {@code messages.properties}.
 */
public enum Check {

	/** No parameter of the callback is repeated. */
	WELL_FORMED,

	/** The issuer that the callback names. */
	CALLBACK_ISSUER,

	STATE,

	/** The code was not used before. */
	ONCE,

	PKCE,

	SCOPES,

	/** The refresh token was replaced. */
	ROTATION,

	SIGNATURE,

	ISSUER,

	AUDIENCE,

	EXPIRY,

	NONCE,

	/** The ID token and {@code /users/me} name the same user. */
	USER,

	/** PagerDuty says who the user is. */
	PROFILE;

	/** The check's part of a message key. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The result of a check, with the tone of its label. */
	public enum Result {

		PASSED("good"),

		FAILED("bad"),

		/** There was nothing to check, and that is no harm. */
		ABSENT("quiet"),

		/** Less than this app asked for; it goes on. */
		LESS("warn"),

		/** Checked by PagerDuty, not by this app. */
		REMOTE("info");

		private final String tone;

		Result(String tone) {
			this.tone = tone;
		}

		/** Passed or failed. */
		public static Result of(boolean passed) {
			return passed ? PASSED : FAILED;
		}

		public String tone() {
			return this.tone;
		}

		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
