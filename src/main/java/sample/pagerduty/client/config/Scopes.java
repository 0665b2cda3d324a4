package sample.pagerduty.client.config;

import java.util.regex.Pattern;

/** The syntax of a scope. */
public final class Scopes {

	/** RFC 6749 section 3.3. */
	private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

	private Scopes() {
	}

	public static boolean canBeScope(String word) {
		return SCOPE_TOKEN.matcher(word).matches();
	}

}
