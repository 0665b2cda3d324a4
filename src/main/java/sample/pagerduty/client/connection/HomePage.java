package sample.pagerduty.client.connection;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The addresses of the home page, with what it says about the end of a connection. */
public final class HomePage {

	public static final String PATH = "/";

	/** The session ended on its own, or its connection is gone. */
	public static final String SESSION_LOST = "/?disconnected=session";

	public static final String SIGNED_OUT = "/?disconnected=signed-out";

	public static final String DISCONNECTED = "/?disconnected";

	/** Disconnected, but PagerDuty did not confirm that the tokens are revoked. */
	public static final String REVOCATION_UNCONFIRMED = "/?disconnected=unconfirmed";

	private static final List<String> REASONS = List.of("session", "signed-out", "", "unconfirmed");

	private HomePage() {
	}

	/** Whether the page has a sentence for this end of a connection. */
	static boolean isReason(@Nullable String disconnected) {
		return disconnected != null && REASONS.contains(disconnected);
	}

}
