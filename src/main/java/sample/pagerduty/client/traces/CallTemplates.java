package sample.pagerduty.client.traces;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.console.EndpointTable;
import sample.pagerduty.client.rest.RemoteCall;

/**
 * Finds the template of a call's path, without what could be an id or a name. Unknown
 * paths have none.
 */
class CallTemplates {

	private final PagerDutyApp app;

	private final EndpointTable endpoints;

	CallTemplates(PagerDutyApp app, EndpointTable endpoints) {
		this.app = app;
		this.endpoints = endpoints;
	}

	/**
	 * The template of a path.
	 * @param address the URL without its query
	 */
	Optional<String> find(String address) {
		return Stream.of(this.app.oauth().token(), this.app.oauth().revoke(), this.app.oauth().jwks())
			.filter((url) -> RemoteCall.addressOf(url).equals(address))
			.map(URI::getRawPath)
			.findFirst()
			.or(() -> this.app.api()
				.all()
				.map(URI::toString)
				.filter((url) -> address.startsWith(url + "/"))
				.flatMap((url) -> this.endpoints.templateOf(address.substring(url.length())).stream())
				.findFirst());
	}

}
