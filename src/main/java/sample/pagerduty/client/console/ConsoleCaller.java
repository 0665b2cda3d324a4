package sample.pagerduty.client.console;

import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.rest.Access;
import sample.pagerduty.client.rest.ApiAnswer;
import sample.pagerduty.client.rest.ApiRequest;
import sample.pagerduty.client.rest.PagerDutyApiException;
import sample.pagerduty.client.rest.RawPagerDutyClient;
import sample.pagerduty.client.token.Connection;
import sample.pagerduty.client.token.ConnectionService;
import sample.pagerduty.client.token.RefreshFailedException;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Makes the calls of the console. The one place that knows with whose token they are
 * made, and which scopes that has.
 */
@Component
class ConsoleCaller {

	private final ConnectionService connections;

	private final RawPagerDutyClient pagerDuty;

	ConsoleCaller(ConnectionService connections, RawPagerDutyClient pagerDuty) {
		this.connections = connections;
		this.pagerDuty = pagerDuty;
	}

	Optional<Connection> find(@Nullable Authentication authentication) {
		return this.connections.find(authentication);
	}

	Set<String> scopes(Connection connection) {
		return connection.scopesGranted();
	}

	CallOutcome call(Connection connection, ApiRequest request) {
		RecordedCall call = new RecordedCall(connection.access(), request);
		try {
			ApiAnswer answer = this.connections.call(connection, call);
			return new CallOutcome(call.access, answer, null, null);
		}
		catch (PagerDutyApiException ex) {
			return new CallOutcome(call.access, ex.answer(), ex, null);
		}
		catch (RefreshFailedException ex) {
			return new CallOutcome(call.access, null, null, ex);
		}
	}

	/**
	 * Passes the whole answer on.
	 * @throws PagerDutyApiException if there is none, or it broke off
	 * @throws RefreshFailedException if there is no token to call with
	 */
	void download(Connection connection, ApiRequest request, OutputStream target) {
		this.connections.call(connection, (access) -> this.pagerDuty.download(access, request, target));
	}

	/** Remembers the token that was used last, as it may be a new one. */
	private final class RecordedCall implements Function<Access, ApiAnswer> {

		private final ApiRequest request;

		private Access access;

		private RecordedCall(Access access, ApiRequest request) {
			this.access = access;
			this.request = request;
		}

		@Override
		public ApiAnswer apply(Access access) {
			this.access = access;
			return ConsoleCaller.this.pagerDuty.get(access, this.request);
		}

	}

}
