package sample.pagerduty.client.connection;

/** The addresses of the home page, with what it says about the end of a connection. */
public final class HomePage {

	public static final String PATH = "/";

	/** The session ended on its own. */
	public static final String SESSION_LOST = "/?disconnected=session";

	public static final String SIGNED_OUT = "/?disconnected=signed-out";

	public static final String DISCONNECTED = "/?disconnected";

	/** Disconnected, but PagerDuty did not confirm that the tokens are revoked. */
	public static final String REVOCATION_UNCONFIRMED = "/?disconnected=unconfirmed";

	private HomePage() {
	}

}
