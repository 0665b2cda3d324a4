package sample.pagerduty.client.console;

import java.io.Serializable;
import java.time.Instant;

/**
 * A call that was made in this browser.
 *
 * @param form the query of this app's URL that makes it again
 * @param target the path and the query at PagerDuty
 * @param asApp whether it was made with an app token
 * @param status the status of the answer, or a few words if there was none
 * @param at when it was made
 */
record RecentCall(String form, String target, boolean asApp, String status, Instant at) implements Serializable {

	public String link() {
		return CallController.CALL + "?" + this.form + "#result";
	}

	public String tone() {
		return Tone.ofStatus(this.status);
	}

}
