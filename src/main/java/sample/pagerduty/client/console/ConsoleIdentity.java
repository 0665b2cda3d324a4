package sample.pagerduty.client.console;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.connection.Connection;

/**
 * Whose token a call is made with.
 *
 * @param connection the connection of the browser
 * @param app which app token, or {@code null} for the connection's token
 */
record ConsoleIdentity(Connection connection, @Nullable AppTokenRequest app) {

	/** The scopes that the token has, or that an app token is requested with. */
	Set<String> scopes() {
		return (this.app != null) ? this.app.scopes() : this.connection.scopesGranted();
	}

}
