package sample.pagerduty.sandbox;

/**
 * Where an account lives. PagerDuty has an API host for each region; the sandbox has only
 * one port, so its EU API is below a path.
 */
public enum Region {

	/** The region of most accounts; its API has no path. */
	US("us", "UnitedStates", ""),

	/** PagerDuty does not document the claim for the EU; this value is invented. */
	EU("eu", "EuropeanUnion", SandboxUrls.EU_PATH);

	private final String code;

	private final String claim;

	private final String path;

	Region(String code, String claim, String path) {
		this.code = code;
		this.claim = claim;
		this.path = path;
	}

	/**
	 * As in the scope {@code as_account-us.SUBDOMAIN} and the hint
	 * {@code service_region}.
	 */
	public String code() {
		return this.code;
	}

	/** As in the ID token's {@code region}. */
	public String claim() {
		return this.claim;
	}

	/** The prefix of the region's API paths; empty for the US. */
	public String path() {
		return this.path;
	}

}
