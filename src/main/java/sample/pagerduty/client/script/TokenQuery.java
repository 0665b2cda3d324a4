package sample.pagerduty.client.script;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.oauth.Validity;

import org.springframework.util.MultiValueMap;

/**
 * The parameters of a call for a token.
 *
 * @param minimum how long the token must be valid
 * @param refused whether PagerDuty refused the token that the script got before
 * @param format the format of the answer
 */
record TokenQuery(Duration minimum, boolean refused, TokenFormat format) {

	private static final Set<String> PARAMETERS = Set.of("min_validity", "refused", "format");

	/** Passes between PagerDuty's answer and the script's first use of the token. */
	private static final Duration TRANSIT = Duration.ofSeconds(30);

	static TokenQuery of(MultiValueMap<String, String> parameters) {
		if (!PARAMETERS.containsAll(parameters.keySet())
				|| parameters.values().stream().anyMatch((values) -> values.size() > 1)) {
			throw TokenApiException.of(TokenApiProblem.BAD_PARAMETER,
					"The parameters are min_validity, refused and format, each once.");
		}
		return new TokenQuery(minimum(parameters.getFirst("min_validity")), refused(parameters.getFirst("refused")),
				TokenFormat.named(parameters.getFirst("format")));
	}

	private static boolean refused(@Nullable String text) {
		if (text != null && !text.equals("true") && !text.equals("false")) {
			throw TokenApiException.of(TokenApiProblem.BAD_PARAMETER, "refused must be true or false.");
		}
		return "true".equals(text);
	}

	private static Duration minimum(@Nullable String seconds) {
		if (seconds == null) {
			return Duration.ZERO;
		}
		if (!seconds.matches("\\d{1,9}")) {
			throw TokenApiException.of(TokenApiProblem.BAD_PARAMETER, "min_validity must be a number of seconds.");
		}
		return Duration.ofSeconds(Long.parseLong(seconds));
	}

	/** Refuses a minimum that no token with this lifetime can reach. */
	void checkAttainable(Validity validity) {
		Duration lifetime = validity.lifetime();
		if (this.minimum.isZero()) {
			return;
		}
		if (lifetime == null) {
			throw TokenApiException.of(TokenApiProblem.VALIDITY_TOO_LONG,
					"PagerDuty did not say when this token expires. Leave min_validity out.");
		}
		long max = lifetime.minus(TRANSIT).toSeconds();
		if (this.minimum.toSeconds() > max) {
			throw TokenApiException.of(TokenApiProblem.VALIDITY_TOO_LONG,
					"PagerDuty's tokens of this kind last %d seconds. Ask for at most %d."
						.formatted(lifetime.toSeconds(), Math.max(0, max)));
		}
	}

}
