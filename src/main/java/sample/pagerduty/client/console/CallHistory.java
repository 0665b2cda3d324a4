package sample.pagerduty.client.console;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpSession;

/**
 * The last calls of a browser, newest first. The session keeps them, sealed and without
 * answers, and only a call writes them. They belong to one connection: another person in
 * the same browser does not see them.
 *
 * @param connectionId the connection that made them
 * @param calls the calls
 */
record CallHistory(UUID connectionId, List<RecentCall> calls) implements Serializable {

	private static final String ATTRIBUTE = CallHistory.class.getName();

	private static final int MAX_CALLS = 20;

	/** In characters; every page loads the session. */
	private static final int MAX_LENGTH = 1000;

	static CallHistory of(HttpSession session, UUID connectionId) {
		return (session.getAttribute(ATTRIBUTE) instanceof CallHistory history
				&& history.connectionId.equals(connectionId)) ? history : new CallHistory(connectionId, List.of());
	}

	/** Adds a call, once if it is made several times in a row. */
	void add(RecentCall call, HttpSession session) {
		if (call.form().length() + call.target().length() > MAX_LENGTH) {
			return;
		}
		boolean again = !this.calls.isEmpty() && this.calls.get(0).form().equals(call.form());
		List<RecentCall> all = Stream.concat(Stream.of(call), this.calls.stream().skip(again ? 1 : 0))
			.limit(MAX_CALLS)
			.toList();
		session.setAttribute(ATTRIBUTE, new CallHistory(this.connectionId, List.copyOf(all)));
	}

	static void clear(HttpSession session) {
		session.removeAttribute(ATTRIBUTE);
	}

}
