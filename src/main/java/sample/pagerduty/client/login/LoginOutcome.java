package sample.pagerduty.client.login;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a login, for a second request with the same answer.
 *
 * @param target where the browser goes, if the login succeeded
 * @param failure why it failed, if it did
 * @param sessionId the session that the browser has now, if the login succeeded
 */
record LoginOutcome(@Nullable String target, @Nullable LoginFailure failure, @Nullable String sessionId) {

	private static final String ATTRIBUTE = LoginOutcome.class.getName();

	/** Notes in the request of a callback that it succeeded. */
	static void succeeded(HttpServletRequest callback, String target) {
		HttpSession session = callback.getSession(false);
		callback.setAttribute(ATTRIBUTE, new LoginOutcome(target, null, (session != null) ? session.getId() : null));
	}

	/** Notes in the request of a callback that it failed. */
	static void failed(HttpServletRequest callback, LoginFailure failure) {
		callback.setAttribute(ATTRIBUTE, new LoginOutcome(null, failure, null));
	}

	/** The outcome that was noted, or that of a request that broke off. */
	static LoginOutcome of(HttpServletRequest callback) {
		return Optional.ofNullable((LoginOutcome) callback.getAttribute(ATTRIBUTE))
			.orElseGet(() -> new LoginOutcome(null, LoginFailure.INTERRUPTED, null));
	}

	@Override
	public String toString() {
		return "LoginOutcome[target=" + this.target + ", failure=" + this.failure + "]";
	}

}
