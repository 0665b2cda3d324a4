package sample.pagerduty.sandbox.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Takes from a request what may be kept and shown. Values are shown only of parameters
 * that never contain a secret, and there too everything that is as long as one is masked,
 * because people put secrets into the wrong parameter.
 */
final class SafeText {

	static final String MASK = "•••";

	static final int MAX_PARAMETERS = 16;

	static final int MAX_LENGTH = 200;

	private static final int MAX_NAME = 40;

	/** A UUID has 36 characters; codes, tokens and verifiers have more. */
	private static final int MAX_WORD = 36;

	private static final Set<String> HARMLESS = Set.of("grant_type", "response_type", "response_mode", "client_id",
			"redirect_uri", "scope", "code_challenge_method", "token_type_hint", "prompt", "subdomain",
			"service_region", "limit", "offset", "total", "query", "name", "sort_by", "since", "until", "time_zone",
			"date_range", "earliest", "editable", "overflow", "is_overview", "include[]", "statuses[]", "urgencies[]",
			"user_ids[]", "team_ids[]", "service_ids[]", "schedule_ids[]", "escalation_policy_ids[]",
			"integration_ids[]", "additional_details[]");

	private SafeText() {
	}

	static List<SeenRequest.Parameter> parameters(Map<String, String[]> received) {
		List<SeenRequest.Parameter> parameters = new ArrayList<>(Math.min(received.size(), MAX_PARAMETERS));
		for (Map.Entry<String, String[]> parameter : received.entrySet()) {
			if (parameters.size() == MAX_PARAMETERS) {
				parameters.add(new SeenRequest.Parameter("…", null));
				break;
			}
			parameters.add(new SeenRequest.Parameter(text(parameter.getKey(), MAX_NAME),
					value(parameter.getKey(), parameter.getValue())));
		}
		return parameters;
	}

	private static @Nullable String value(String name, String[] values) {
		if (!HARMLESS.contains(name)) {
			return null;
		}
		return text((values.length == 1) ? values[0] : String.join(" ", values));
	}

	static String text(String text) {
		return text(text, MAX_LENGTH);
	}

	/**
	 * Shortens a text and masks its long words. Most texts have none, so it looks before
	 * it copies.
	 */
	static String text(String text, int max) {
		int end = Math.min(text.length(), max);
		int word = 0;
		boolean plain = end == text.length();
		for (int index = 0; index < end && plain; index++) {
			char character = text.charAt(index);
			word = isOfWord(character) ? word + 1 : 0;
			plain = word <= MAX_WORD && isVisible(character);
		}
		return plain ? text : masked(text, end);
	}

	private static String masked(String text, int end) {
		StringBuilder safe = new StringBuilder();
		int start = 0;
		while (start < end) {
			int next = start;
			while (next < text.length() && next - start <= MAX_WORD && isOfWord(text.charAt(next))) {
				next++;
			}
			if (next - start > MAX_WORD) {
				while (next < text.length() && isOfWord(text.charAt(next))) {
					next++;
				}
				safe.append(MASK);
			}
			else if (next == start) {
				safe.append(isVisible(text.charAt(next)) ? text.charAt(next) : '�');
				next++;
			}
			else {
				next = Math.min(next, end);
				safe.append(text, start, next);
			}
			start = next;
		}
		return (start < text.length()) ? safe.append('…').toString() : safe.toString();
	}

	private static boolean isOfWord(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9') || "-_+~=%".indexOf(character) >= 0;
	}

	/** Not control characters, and not those that change the direction of the text. */
	private static boolean isVisible(char character) {
		return !Character.isISOControl(character) && Character.getType(character) != Character.FORMAT
				&& character != '\u2028' && character != '\u2029';
	}

}
