package sample.pagerduty.sandbox.signin;

import java.util.List;
import java.util.Map;

/**
 * A parameter of the authorization request with an explanation for the consent page.
 *
 * @param meaning the explanation, one or two sentences
 */
record ReceivedParameter(String name, String value, String meaning) {

	/**
	 * All parameters of a request.
	 * @param nonce whether the sandbox puts the nonce into the ID token
	 */
	static List<ReceivedParameter> all(Map<String, String> received, boolean nonce) {
		return received.entrySet()
			.stream()
			.map((entry) -> new ReceivedParameter(entry.getKey(), entry.getValue(), explain(entry.getKey(), nonce)))
			.toList();
	}

	private static String explain(String name, boolean nonce) {
		return switch (name) {
			case "response_type" -> "The app wants a code, which its server exchanges for tokens.";
			case "client_id" -> "The app that asks. The ID is not secret.";
			case "redirect_uri" -> "Where the browser returns to. It must match a registered URI exactly.";
			case "scope" ->
				"What the app asks for; PagerDuty adds openid. The token response says what it really gets.";
			case "state" -> "A random value that comes back with the code. The app compares the two, "
					+ "so an attacker cannot pass it the code of another login. The state in the address of this page is "
					+ "another one: the sandbox's own, for your answer to its question.";
			case "code_challenge" -> "The hash of a secret that only the app knows (PKCE). "
					+ "A stolen code is useless without that secret.";
			case "code_challenge_method" -> "The hash algorithm: SHA-256, the only one that is accepted.";
			case "nonce" -> nonce
					? "A random value that comes back in the ID token. The app compares the two, "
							+ "so an attacker cannot pass it the ID token of another login."
					: "A random value that should come back in the ID token. This sandbox was started so that it does not.";
			case "subdomain", "service_region" ->
				"A hint about the account to sign in to. The sandbox lists only matching people.";
			case PromptFilter.PROMPT -> "With login you have to sign in again, even if you are signed in.";
			default -> "The sandbox ignores it.";
		};
	}

}
