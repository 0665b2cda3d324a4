package sample.pagerduty.client.console;

import java.util.Locale;

/**
 * A page of PagerDuty's API reference.
 *
 * @param url its address
 * @param subject what it is about
 */
record ReferencePage(String url, Subject subject) {

	private static final String TOP = "https://developer.pagerduty.com/api-reference/";

	/** PagerDuty's Python client links to it. */
	static final ReferencePage API = new ReferencePage(TOP + "e65c5833eeb07-pager-duty-api", Subject.API);

	/**
	 * The page of a call.
	 * @param end the end of its address
	 */
	static ReferencePage ofCall(String end) {
		return new ReferencePage(TOP + end, Subject.CALL);
	}

	/** What a page is about. */
	enum Subject {

		/** The call itself. */
		CALL,

		/** The REST API as a whole. */
		API;

		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
