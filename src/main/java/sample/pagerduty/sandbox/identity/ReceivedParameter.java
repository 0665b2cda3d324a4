package sample.pagerduty.sandbox.identity;

import java.util.List;
import java.util.Map;

/**
 * One parameter of the authorization request, explained to whoever wants to see OAuth at
 * work.
 *
 * @param name the parameter
 * @param value what the app sent
 * @param meaning what it is for
 */
record ReceivedParameter(String name, String value, String meaning) {

	static List<ReceivedParameter> all(Map<String, String> received) {
		return received.entrySet()
			.stream()
			.map((entry) -> new ReceivedParameter(entry.getKey(), entry.getValue(), explain(entry.getKey())))
			.toList();
	}

	private static String explain(String name) {
		return switch (name) {
			case "response_type" -> "The app wants a code, which it will exchange for tokens behind the scenes.";
			case "client_id" -> "Which app is asking. Everybody may know it.";
			case "redirect_uri" -> "Where the answer goes. It must equal a registered one letter by letter.";
			case "scope" -> "What the app asks for. The scope in the token response is what it really gets.";
			case "state" -> "A random value that comes back with the answer. The app compares the two, "
					+ "so nobody can slip it the answer to another login.";
			case "code_challenge" -> "The hash of a secret that only the app's server knows (PKCE). "
					+ "A stolen code is worthless without that secret.";
			case "code_challenge_method" -> "How the hash was made: SHA-256, the only way that is accepted.";
			case "nonce" -> "A random value that OpenID Connect puts into the ID token. "
					+ "PagerDuty documents no such claim, so it does not come back here.";
			case "subdomain", "service_region" ->
				"A hint about which account to sign in to. " + "The sandbox lists the people that it fits.";
			case PromptFilter.PROMPT -> "With login everybody is asked who they are, signed in or not.";
			default -> "The sandbox has no use for it.";
		};
	}

}
