package sample.pagerduty.client.console;

import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.apptoken.AppTokenException;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.apptoken.AppTokenService;
import sample.pagerduty.client.config.PagerDutyApp;
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

	private final AppTokenService appTokens;

	private final RawPagerDutyClient pagerDuty;

	private final EndpointTable table;

	private final PagerDutyApp app;

	ConsoleCaller(ConnectionService connections, AppTokenService appTokens, RawPagerDutyClient pagerDuty,
			EndpointTable table, PagerDutyApp app) {
		this.connections = connections;
		this.appTokens = appTokens;
		this.pagerDuty = pagerDuty;
		this.table = table;
		this.app = app;
	}

	Optional<Connection> find(@Nullable Authentication authentication) {
		return this.connections.find(authentication);
	}

	/**
	 * The app's own token that a browser can call with.
	 * @return what it has chosen, if the operator allows that
	 */
	Optional<AppTokenRequest> findApp(HttpSession session) {
		return this.app.appTokens() ? AppTokenRequest.chosenIn(session) : Optional.empty();
	}

	/**
	 * As whom a form is to be sent.
	 * @throws RefusedInputException if the app cannot, or has no token for it
	 */
	ConsoleIdentity identity(CallForm form, Connection connection, HttpSession session) throws RefusedInputException {
		if (!form.asApp()) {
			return new ConsoleIdentity(connection, null);
		}
		if (this.table.find(form.path()).filter(Endpoint::userOnly).isPresent()) {
			throw new RefusedInputException("user-only", "as");
		}
		return new ConsoleIdentity(connection,
				findApp(session).orElseThrow(() -> new RefusedInputException("no-app", "as")));
	}

	CallOutcome call(ConsoleIdentity identity, ApiRequest request) {
		RecordedCall call = new RecordedCall(identity.connection().access(), request);
		try {
			ApiAnswer answer = call(identity, call);
			return new CallOutcome(call.access, answer, null, null);
		}
		catch (PagerDutyApiException ex) {
			return new CallOutcome(call.access, ex.answer(), ex, null);
		}
		catch (RefreshFailedException ex) {
			return new CallOutcome(call.access, null, null, "refresh." + ex.result().key());
		}
		catch (AppTokenException ex) {
			return new CallOutcome(call.access, null, null, "app-token." + ex.failure().key());
		}
	}

	private <T> T call(ConsoleIdentity identity, Function<Access, T> call) {
		AppTokenRequest app = identity.app();
		return (app != null) ? this.appTokens.call(app, call) : this.connections.call(identity.connection(), call);
	}

	/**
	 * Passes the whole answer on.
	 * @throws PagerDutyApiException if there is none, or it broke off
	 * @throws RefreshFailedException if the user has no token to call with
	 * @throws AppTokenException if the app has none
	 */
	void download(ConsoleIdentity identity, ApiRequest request, OutputStream target) {
		call(identity, (access) -> this.pagerDuty.download(access, request, target));
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
