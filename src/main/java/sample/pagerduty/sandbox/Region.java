package sample.pagerduty.sandbox;

/**
 * Where an account lives. PagerDuty has an API host for each region; the sandbox has one
 * port, so the EU's API has a path of its own.
 */
public enum Region {

	/** The region of most accounts; its API has no path. */
	US("us", "UnitedStates", ""),

	/** PagerDuty does not document its name in the ID token; this one is made up. */
	EU("eu", "EuropeanUnion", SandboxUrls.EU_PATH);

	private final String code;

	private final String claim;

	private final String path;

	Region(String code, String claim, String path) {
		this.code = code;
		this.claim = claim;
		this.path = path;
	}

	/** As in the scope {@code as_account-us.SUBDOMAIN} and the hint service_region. */
	public String code() {
		return this.code;
	}

	/** As in the ID token's {@code region}. */
	public String claim() {
		return this.claim;
	}

	/** What comes before the paths of the region's API: nothing, or a path. */
	public String path() {
		return this.path;
	}

}
