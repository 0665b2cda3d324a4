package sample.pagerduty.sandbox.company;

import java.util.Locale;

/**
 * Creates IDs that look like PagerDuty's, {@code P} and six letters or digits, and are
 * the same at every start.
 */
enum AccountId {

	TEAM(1_000), USER(2_000), ESCALATION_POLICY(3_000), SERVICE(4_000), INCIDENT(5_000), CONTACT_METHOD(6_000),
	INTEGRATION(7_000), SCHEDULE(8_000), SCHEDULE_LAYER(9_000), ESCALATION_RULE(10_000), ALERT(11_000),
	CHANGE_EVENT(12_000), PRIORITY(13_000), LOG_ENTRY(100_000), NOTE(200_000), OVERRIDE(300_000);

	/** The calls of apps create these, so their numbers start again after so many. */
	static final int MAX_CREATED = 100_000;

	private static final long SPACE = 36L * 36 * 36 * 36 * 36 * 36;

	/** Has no common factor with the space, so two numbers never give the same ID. */
	private static final long STEP = 1_000_000_007L;

	private final long first;

	AccountId(long first) {
		this.first = first;
	}

	/** Each account has its own series, so no two accounts share an ID. */
	String of(int series, int index) {
		long number = series * 1_000_000L + this.first + index;
		String digits = Long.toString((number * STEP) % SPACE, 36).toUpperCase(Locale.ROOT);
		return "P" + "0".repeat(6 - digits.length()) + digits;
	}

}
