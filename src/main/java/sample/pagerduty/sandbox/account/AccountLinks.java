package sample.pagerduty.sandbox.account;

import java.net.URI;

import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.stereotype.Component;

/**
 * Where a resource is found: in the API, in the browser, and what a person looks like.
 */
@Component
class AccountLinks {

	private final SandboxUrls urls;

	AccountLinks(SandboxUrls urls) {
		this.urls = urls;
	}

	/** PagerDuty has pages and API on two hosts; here the pages stand below /web. */
	String page(String collection, String id) {
		return at("/web/" + collection + "/" + id);
	}

	String api(String collection, String id) {
		return at("/" + collection + "/" + id);
	}

	String avatar(String userId) {
		return at("/avatars/" + userId + ".svg");
	}

	Reference reference(String type, String collection, String id, String name) {
		return new Reference(id, type + "_reference", name, api(collection, id), page(collection, id));
	}

	private String at(String path) {
		URI base = this.urls.base();
		return base + path;
	}

}
