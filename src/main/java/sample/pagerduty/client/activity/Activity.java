package sample.pagerduty.client.activity;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One use of a connection, as the room that hands something out knows it.
 *
 * @param name the name of the key or the application, empty for the person's own browser
 * or terminal
 * @param action the call or the tool, such as {@code token} or {@code GET /services}
 * @param result {@code ok}, or why it failed
 */
public record Activity(UUID connectionId, ActivityKind kind, String name, String action, String result) {

	static final String OK = "ok";

	static final String ACCESS_TOKEN = "token";

	static final int MAX_NAME_LENGTH = 100;

	static final int MAX_ACTION_LENGTH = 200;

	static final int MAX_RESULT_LENGTH = 60;

	/** A token or key that was put into a path by mistake. */
	private static final Pattern SECRET = Pattern.compile("(?i)pd(?:us(?:\\+|%2B)_|[a-z]{2}_)[A-Za-z0-9_.%-]*");

	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	public Activity {
		name = bounded(name, MAX_NAME_LENGTH);
		action = bounded(SECRET.matcher(action).replaceAll("…"), MAX_ACTION_LENGTH);
		result = bounded(result, MAX_RESULT_LENGTH);
	}

	private static String bounded(String text, int max) {
		String printable = CONTROL.matcher(text).replaceAll("?");
		if (printable.length() <= max) {
			return printable;
		}
		boolean splitsPair = Character.isHighSurrogate(printable.charAt(max - 2));
		return printable.substring(0, splitsPair ? max - 2 : max - 1) + "…";
	}

	/** A use that succeeds. */
	public static Activity of(UUID connectionId, ActivityKind kind, String name, String action) {
		return new Activity(connectionId, kind, name, action, OK);
	}

	/** An access token that was handed out. */
	public static Activity token(UUID connectionId, ActivityKind kind, String name) {
		return of(connectionId, kind, name, ACCESS_TOKEN);
	}

	/** A token of the app itself that was handed out. */
	public static Activity appToken(UUID connectionId, ActivityKind kind, String name) {
		return of(connectionId, kind, name, "app " + ACCESS_TOKEN);
	}

	/** The same, but failed. */
	public Activity failed(String reason) {
		return new Activity(this.connectionId, this.kind, this.name, this.action, reason);
	}

	/** Whether it is an access token that was handed out. */
	public boolean isToken() {
		return this.action.endsWith(ACCESS_TOKEN) && succeeded();
	}

	public boolean succeeded() {
		return this.result.equals(OK);
	}

}
