package sample.pagerduty.client.console;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A page of PagerDuty's API reference. Not every call's own page is known, because
 * PagerDuty lists their addresses nowhere.
 *
 * @param url its address
 * @param subject what it is about
 */
record ReferencePage(String url, Subject subject) {

	private static final String TOP = "https://developer.pagerduty.com/api-reference/";

	/** PagerDuty's Python client links to it. */
	static final ReferencePage API = new ReferencePage(TOP + "e65c5833eeb07-pager-duty-api", Subject.API);

	/**
	 * The closest page that is known.
	 * @param own the end of the address of the call's own page
	 * @param related the end of the address of a page about the same resource
	 */
	static ReferencePage of(@Nullable String own, @Nullable String related) {
		if (own != null) {
			return new ReferencePage(TOP + own, Subject.CALL);
		}
		return (related != null) ? new ReferencePage(TOP + related, Subject.RELATED) : API;
	}

	/** What a page is about. */
	enum Subject {

		/** The call itself. */
		CALL,

		/** Another call for the same resource. */
		RELATED,

		/** The REST API as a whole. */
		API;

		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
