package sample.pagerduty.client.connection;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;

import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.web.ConnectLink;

/**
 * The ways to connect again after PagerDuty granted less than a login asked for.
 *
 * @param all asks for the same scopes, which the app at PagerDuty may have by now
 * @param doubtful the scopes that the person chose and that may be the reason; those of
 * every login cannot be left out
 * @param without asks for the same scopes without the doubtful ones
 */
record WaysToConnectAgain(String all, Set<String> doubtful, String without) {

	static WaysToConnectAgain of(Connection connection, PagerDutyApp app, URI connectUrl) {
		Set<String> chosen = Scopes.without(connection.scopesMissing(), app.scopes());
		chosen.removeIf((scope) -> !app.mayGrant(scope));
		Set<String> doubtful = new LinkedHashSet<>(chosen);
		if (!connection.scopesSuspected().isEmpty()) {
			doubtful.retainAll(connection.scopesSuspected());
		}
		return new WaysToConnectAgain(ConnectLink.to(connectUrl).withScopes(chosen).toString(), doubtful,
				ConnectLink.to(connectUrl).withScopes(Scopes.without(chosen, doubtful)).toString());
	}

}
