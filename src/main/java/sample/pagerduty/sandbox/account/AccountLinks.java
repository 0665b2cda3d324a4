package sample.pagerduty.sandbox.account;

import sample.pagerduty.sandbox.Region;
import sample.pagerduty.sandbox.SandboxUrls;

/**
 * Where a resource is found: in its region's API, in the browser, and what a person looks
 * like.
 *
 * @param urls the sandbox's addresses
 * @param region where the account lives
 */
record AccountLinks(SandboxUrls urls, Region region) {

	/** PagerDuty has pages and API on two hosts; here the pages stand below /web. */
	String page(String collection, String id) {
		return this.urls.base() + "/web/" + collection + "/" + id;
	}

	String api(String collection, String id) {
		return this.urls.api(this.region) + "/" + collection + "/" + id;
	}

	String avatar(String userId) {
		return this.urls.base() + "/avatars/" + userId + ".svg";
	}

	Reference reference(String type, String collection, String id, String name) {
		return new Reference(id, type + "_reference", name, api(collection, id), page(collection, id));
	}

}
