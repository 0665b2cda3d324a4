package sample.pagerduty.client.script;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Until when a script key works. */
class ScriptKeyTests {

	@ParameterizedTest
	@CsvSource({ "2026-01-01T23:59:59.999999999Z, false", "2026-01-02T00:00:00Z, true",
			"2026-01-02T00:00:00.000000001Z, true", "1970-01-01T00:00:00Z, false" })
	void hasExpiredThenFromItsEndOn(Instant now, boolean expired) {
		assertThat(key(Instant.parse("2026-01-02T00:00:00Z")).hasExpired(now)).isEqualTo(expired);
		assertThat(key(null).hasExpired(now)).isFalse();
	}

	private static ScriptKey key(Instant expiresAt) {
		return new ScriptKey(UUID.randomUUID(), UUID.randomUUID(), null, "key", Instant.EPOCH, expiresAt, null);
	}

}
