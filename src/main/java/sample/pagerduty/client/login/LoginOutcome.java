package sample.pagerduty.client.login;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a login, for a second request with the same answer.
 *
 * @param target where the browser goes, if the login succeeded
 * @param failure how it failed, if it did
 * @param sessionId the session that the browser has now, if the login succeeded
 */
record LoginOutcome(@Nullable String target, @Nullable FailedLogin failure, @Nullable String sessionId) {

	private static final String ATTRIBUTE = LoginOutcome.class.getName();

	/** Notes in the request of a callback that it succeeded. */
	static void succeeded(HttpServletRequest callback, String target) {
		HttpSession session = callback.getSession(false);
		callback.setAttribute(ATTRIBUTE, new LoginOutcome(target, null, (session != null) ? session.getId() : null));
	}

	/** Notes in the request of a callback that it failed. */
	static void failed(HttpServletRequest callback, FailedLogin failure) {
		callback.setAttribute(ATTRIBUTE, of(failure));
	}

	static LoginOutcome of(FailedLogin failure) {
		return new LoginOutcome(null, failure, null);
	}

	/** The outcome that was noted; a request that broke off has none. */
	static Optional<LoginOutcome> notedIn(HttpServletRequest callback) {
		return Optional.ofNullable((LoginOutcome) callback.getAttribute(ATTRIBUTE));
	}

	@Override
	public String toString() {
		return "LoginOutcome[target=" + this.target + ", failure=" + this.failure + "]";
	}

}
