package sample.pagerduty.client.setup;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * PagerDuty's hosts. If this app cannot reach one of them, no setting has the wrong name,
 * so the advice must not send people to one, least of all to one that is not set.
 */
final class DocumentedHosts {

	private static final Set<String> HOSTS = Set.of("app.pagerduty.com", "identity.pagerduty.com", "api.pagerduty.com",
			"api.eu.pagerduty.com");

	private DocumentedHosts() {
	}

	static boolean include(URI url) {
		return HOSTS.contains(url.getHost().toLowerCase(Locale.ROOT));
	}

}
