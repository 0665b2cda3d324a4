package sample.pagerduty.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Ends the oldest session if there are too many. Each authorization request starts one
 * before anyone signs in, so without a limit any program could fill the memory.
 */
@Component
final class SessionLimit implements HttpSessionListener {

	static final int MAX_SESSIONS = 1_000;

	/** The attribute with a session's number; its ID changes at the sign-in. */
	private static final String NUMBER = "sandbox.number";

	private final Map<Long, HttpSession> sessions = new LinkedHashMap<>();

	private long count;

	@Override
	public void sessionCreated(HttpSessionEvent event) {
		HttpSession oldest = add(event.getSession());
		if (oldest != null) {
			try {
				// not under this lock, because Tomcat has one for each session
				oldest.invalidate();
			}
			catch (IllegalStateException ex) {
				// it has just ended on its own
			}
		}
	}

	private synchronized @Nullable HttpSession add(HttpSession session) {
		long number = this.count++;
		session.setAttribute(NUMBER, number);
		this.sessions.put(number, session);
		return (this.sessions.size() > MAX_SESSIONS) ? this.sessions.remove(this.sessions.keySet().iterator().next())
				: null;
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		if (event.getSession().getAttribute(NUMBER) instanceof Long number) {
			remove(number);
		}
	}

	private synchronized void remove(long number) {
		this.sessions.remove(number);
	}

	synchronized int size() {
		return this.sessions.size();
	}

}
