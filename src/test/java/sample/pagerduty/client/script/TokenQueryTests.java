package sample.pagerduty.client.script;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import sample.pagerduty.client.oauth.Validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** The parameters of a call for a token. */
class TokenQueryTests {

	@ParameterizedTest
	@CsvSource({ ", , 0, JSON", "0, json, 0, JSON", "600, text, 600, TEXT", "000600, curl, 600, CURL",
			"999999999, , 999999999, JSON" })
	void ofThenMinimumAndFormat(String minimum, String format, long seconds, TokenFormat expected) {
		MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
		parameters.addIfAbsent("min_validity", minimum);
		parameters.addIfAbsent("format", format);
		parameters.values().removeIf((values) -> values.contains(null));
		assertThat(TokenQuery.of(parameters)).isEqualTo(new TokenQuery(Duration.ofSeconds(seconds), false, expected));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "-1", "+1", "1.5", "1e3", "10m", "1 ", "0x10", "1000000000",
			"99999999999999999999", "\u0661", "5%", "five" })
	void ofWhenTheMinimumIsNoneThenRefused(String minimum) {
		assertRefused(parameters("min_validity", minimum));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "JSON", "Text", "xml", "json ", "json,text", "\u202ejson" })
	void ofWhenTheFormatIsUnknownThenRefused(String format) {
		assertRefused(parameters("format", format));
	}

	@Test
	void ofThenWhetherATokenWasRefused() {
		assertThat(TokenQuery.of(parameters("refused", "true")).refused()).isTrue();
		assertThat(TokenQuery.of(parameters("refused", "false")).refused()).isFalse();
		assertRefused(parameters("refused", "yes"));
		assertRefused(parameters("refused", ""));
	}

	@Test
	void ofWhenAParameterIsUnknownOrThereTwiceThenRefused() {
		assertRefused(parameters("min_validty", "5"));
		assertRefused(parameters("FORMAT", "json"));
		assertRefused(parameters("", ""));
		MultiValueMap<String, String> twice = new LinkedMultiValueMap<>();
		twice.put("format", List.of("json", "json"));
		assertRefused(twice);
	}

	@ParameterizedTest
	@CsvSource({ "3600, 3570, true", "3600, 3571, false", "3600, 0, true", "30, 1, false", "20, 1, false",
			"20, 0, true", "-5, 0, true", "-5, 1, false", ", 0, true", ", 1, false" })
	void checkAttainableThenUpTo30SecondsBelowTheLifetime(Long lifetime, long minimum, boolean attainable) {
		Instant now = Instant.parse("2026-01-01T00:00:00Z");
		Validity validity = new Validity(now, (lifetime != null) ? now.plusSeconds(lifetime) : null);
		TokenQuery query = new TokenQuery(Duration.ofSeconds(minimum), false, TokenFormat.JSON);
		if (attainable) {
			assertThatNoException().isThrownBy(() -> query.checkAttainable(validity));
		}
		else {
			assertThatExceptionOfType(TokenApiException.class).isThrownBy(() -> query.checkAttainable(validity))
				.satisfies((thrown) -> assertThat(thrown.getBody().getType())
					.isEqualTo(TokenApiProblem.VALIDITY_TOO_LONG.type()))
				.satisfies((thrown) -> assertThat(thrown.getBody().getDetail()).doesNotContain("at most -"));
		}
	}

	private static void assertRefused(MultiValueMap<String, String> parameters) {
		assertThatExceptionOfType(TokenApiException.class).isThrownBy(() -> TokenQuery.of(parameters))
			.satisfies(
					(thrown) -> assertThat(thrown.getBody().getType()).isEqualTo(TokenApiProblem.BAD_PARAMETER.type()));
	}

	private static MultiValueMap<String, String> parameters(String name, String value) {
		MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
		parameters.add(name, value);
		return parameters;
	}

}
