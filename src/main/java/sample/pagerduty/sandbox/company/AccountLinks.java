package sample.pagerduty.sandbox.company;

import sample.pagerduty.sandbox.Region;
import sample.pagerduty.sandbox.SandboxUrls;

/**
 * The URLs of an account's resources: in its region's API, in the browser, and the
 * avatars.
 */
record AccountLinks(SandboxUrls urls, Region region) {

	/** PagerDuty has pages and API on two hosts; here the pages are below /web. */
	String page(String collection, String id) {
		return this.urls.base() + "/web/" + collection + "/" + id;
	}

	String api(String collection, String id) {
		return this.urls.api(this.region) + "/" + collection + "/" + id;
	}

	String avatar(String userId) {
		return this.urls.base() + "/avatars/" + userId + ".svg";
	}

	ResourceReference reference(String type, String collection, String id, String name) {
		return new ResourceReference(id, type + "_reference", name, api(collection, id), page(collection, id));
	}

}
