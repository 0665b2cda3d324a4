package sample.pagerduty.sandbox.company;

import java.util.Locale;

/**
 * Creates IDs that look like PagerDuty's, {@code P} and six letters or digits, and are
 * the same at every start.
 */
enum AccountId {

	TEAM, USER, ESCALATION_POLICY, SERVICE, INCIDENT, CONTACT_METHOD, INTEGRATION, LOG_ENTRY;

	private static final long SPACE = 36L * 36 * 36 * 36 * 36 * 36;

	/** Has no common factor with the space, so two numbers never give the same ID. */
	private static final long STEP = 1_000_000_007L;

	/** Each account has its own series, so no two accounts share an ID. */
	String of(int series, int index) {
		long number = series * 10_000L + (ordinal() + 1) * 1_000L + index;
		String digits = Long.toString((number * STEP) % SPACE, 36).toUpperCase(Locale.ROOT);
		return "P" + "0".repeat(6 - digits.length()) + digits;
	}

}
