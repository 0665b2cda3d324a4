package sample.pagerduty.sandbox.account;

import java.util.Locale;

/**
 * Ids that look like PagerDuty's ({@code P} and six letters or digits) and are the same
 * at every start.
 */
enum AccountId {

	TEAM, USER, ESCALATION_POLICY, SERVICE, INCIDENT, CONTACT_METHOD, INTEGRATION;

	private static final long SPACE = 36L * 36 * 36 * 36 * 36 * 36;

	/** Shares no factor with the space, so different numbers never meet in one id. */
	private static final long STEP = 1_000_000_007L;

	/** Each account has a series of its own, so that no two accounts share an id. */
	String of(int series, int index) {
		long number = series * 10_000L + (ordinal() + 1) * 1_000L + index;
		String digits = Long.toString((number * STEP) % SPACE, 36).toUpperCase(Locale.ROOT);
		return "P" + "0".repeat(6 - digits.length()) + digits;
	}

}
