package sample.pagerduty.client.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Decides what of a parameter is kept and shown. What it does not know is a secret. The
 * first characters let a reader see that two steps carry the same value; they are kept
 * only of values that are used up when the page is shown.
 */
final class Mask {

	private static final int MAX_VALUE = 400;

	/** Who may read them: everyone. */
	private static final Set<String> PUBLIC = Set.of("response_type", "client_id", "redirect_uri", "scope",
			"code_challenge_method", "prompt", "subdomain", "service_region", "grant_type", "token_type", "expires_in",
			"keys", "cookie");

	/** Random, and worthless once the login has ended. */
	private static final Set<String> USED_UP = Set.of("code", "state", "nonce", "code_challenge");

	private static final int FIRST = 4;

	/** What is left must be hard to guess. */
	private static final int MIN_LENGTH_TO_SHOW_FIRST = 20;

	private static final Map<String, String> KINDS = Map.of("access_token", "a bearer token", "refresh_token",
			"a refresh token", "id_token", "a signed JWT", "code_verifier", "random", "Authorization",
			"Bearer, then the access token");

	private static final Set<String> OTHERS_WITH_WORDS = Set.of("client_secret", "iss", "error", "error_description");

	private static final String NOT_SHOWN = "not shown";

	/** An error code; other text from outside is not repeated on a page. */
	private static final String ERROR_CODE = "[a-z_]{1,60}";

	private Mask() {
	}

	/** The value as a page may show it. */
	static String of(String name, @Nullable Object value, Set<String> issuers) {
		String text = String.valueOf(value);
		if (PUBLIC.contains(name)) {
			return printable(value instanceof List<?> list
					? String.join(" ", list.stream().map(String::valueOf).toList()) : text);
		}
		return switch (name) {
			case "client_secret", "error_description" -> NOT_SHOWN;
			case "error" -> text.matches(ERROR_CODE) ? text : NOT_SHOWN;
			case "iss" -> issuers.contains(text) ? text : "another issuer";
			default -> masked(name, text);
		};
	}

	private static String masked(String name, String text) {
		String length = "(" + text.length() + ((text.length() == 1) ? " character)" : " characters)");
		if (USED_UP.contains(name) && text.length() >= MIN_LENGTH_TO_SHOW_FIRST) {
			return printable(text.substring(0, FIRST)) + "… " + length;
		}
		return KINDS.getOrDefault(name, NOT_SHOWN) + " " + length;
	}

	/** Whether there are words for a parameter. */
	static boolean isExplained(String name) {
		return PUBLIC.contains(name) || USED_UP.contains(name) || KINDS.containsKey(name)
				|| OTHERS_WITH_WORDS.contains(name);
	}

	private static String printable(String text) {
		String clean = text.replaceAll("[^\\x20-\\x7E]", "?");
		return (clean.length() <= MAX_VALUE) ? clean : clean.substring(0, MAX_VALUE) + "…";
	}

}
