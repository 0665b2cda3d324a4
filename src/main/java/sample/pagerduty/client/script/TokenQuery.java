package sample.pagerduty.client.script;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.token.Validity;

import org.springframework.util.MultiValueMap;

/**
 * What a script wants its token to be like.
 *
 * @param minimum how long it must be good for
 * @param format the form of the answer
 */
record TokenQuery(Duration minimum, TokenFormat format) {

	private static final Set<String> PARAMETERS = Set.of("min_validity", "format");

	/** What passes between PagerDuty's answer and the script's first use of the token. */
	private static final Duration ON_THE_WAY = Duration.ofSeconds(30);

	static TokenQuery of(MultiValueMap<String, String> parameters) {
		Set<String> unknown = new TreeSet<>(parameters.keySet());
		unknown.removeAll(PARAMETERS);
		if (!unknown.isEmpty() || parameters.values().stream().anyMatch((values) -> values.size() > 1)) {
			throw ApiException.of(ApiProblem.BAD_PARAMETER, "The parameters are min_validity and format, each once.");
		}
		return new TokenQuery(minimum(parameters.getFirst("min_validity")),
				TokenFormat.named(parameters.getFirst("format")));
	}

	private static Duration minimum(@Nullable String seconds) {
		if (seconds == null) {
			return Duration.ZERO;
		}
		if (!seconds.matches("\\d{1,9}")) {
			throw ApiException.of(ApiProblem.BAD_PARAMETER, "min_validity must be a number of seconds.");
		}
		return Duration.ofSeconds(Long.parseLong(seconds));
	}

	/** Refuses what no token of such a validity can give. */
	void checkAttainable(Validity validity) {
		Duration lifetime = validity.lifetime();
		if (this.minimum.isZero()) {
			return;
		}
		if (lifetime == null) {
			throw ApiException.of(ApiProblem.VALIDITY_TOO_LONG,
					"PagerDuty did not say when this token ends, so nothing can be promised. Leave min_validity out.");
		}
		long most = lifetime.minus(ON_THE_WAY).toSeconds();
		if (this.minimum.toSeconds() > most) {
			throw ApiException.of(ApiProblem.VALIDITY_TOO_LONG,
					"PagerDuty's tokens of this kind live %d seconds. Ask for at most %d."
						.formatted(lifetime.toSeconds(), Math.max(0, most)));
		}
	}

}
