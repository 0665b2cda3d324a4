package sample.pagerduty.client.console;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.token.Connection;

/**
 * As whom a call is made.
 *
 * @param connection the connection of the browser
 * @param app the app's own token to call with, or {@code null} for the connection's
 */
record ConsoleIdentity(Connection connection, @Nullable AppTokenRequest app) {

	/** The scopes that the token has, or is to have. */
	Set<String> scopes() {
		return (this.app != null) ? this.app.scopes() : this.connection.scopesGranted();
	}

}
