package sample.pagerduty.client.oauth;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Until when a token is used. Times are seconds after its issue. */
class ValidityTests {

	private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");

	@ParameterizedTest
	@CsvSource({ "3600, PT1H", "0, PT0S", "-5, PT-5S", ", " })
	void lifetimeThenFromIssueToEnd(Long lifetime, Duration expected) {
		assertThat(validity(lifetime).lifetime()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "100, 0, 100, true", "100, 0, 101, false", "100, 40, 60, true", "100, 40, 61, false",
			"100, 101, 0, false", "0, 0, 0, true", ", 999999999, 999999999, true" })
	void lastsThenToTheSecond(Long lifetime, long now, long time, boolean lasts) {
		assertThat(validity(lifetime).lasts(Duration.ofSeconds(time), ISSUED.plusSeconds(now))).isEqualTo(lasts);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			# lifetime, minimum, margin, now, due
			1000, 0, 300, 700, false
			1000, 0, 300, 701, true
			1000, 0, 300, 1001, true
			1000, 0, 0, 1000, false
			1000, 0, 0, 1001, true
			1000, 300, 300, 700, false
			1000, 301, 300, 700, true
			1000, 299, 300, 700, false
			1000, 1000, 300, 0, false
			1000, 1001, 300, 0, true
			# a token that lives shorter than twice the margin is good for half of its life
			500, 0, 300, 250, false
			500, 0, 300, 251, true
			600, 0, 300, 300, false
			1, 0, 300, 0, false
			1, 0, 300, 1, true
			0, 0, 300, 0, false
			0, 0, 300, 1, true
			-10, 0, 300, 0, true
			, 0, 300, 999999999, false
			, 999999999, 300, 0, false
			""")
	void isDueThenByMarginMinimumAndHalfOfItsLife(Long lifetime, long minimum, long margin, long now, boolean due) {
		assertThat(validity(lifetime).isDue(Duration.ofSeconds(minimum), Duration.ofSeconds(margin),
				ISSUED.plusSeconds(now)))
			.isEqualTo(due);
	}

	private static Validity validity(Long lifetime) {
		return new Validity(ISSUED, (lifetime != null) ? ISSUED.plusSeconds(lifetime) : null);
	}

}
