package sample.pagerduty.client.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsesSummaryTests {

	private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

	private static ConnectionUses.Use use(String kind, @Nullable Duration ago) {
		return new ConnectionUses.Use(kind, "a name", "", NOW, (ago != null) ? NOW.minus(ago) : null, "Delete", "/x");
	}

	@Test
	void ofWhenThereAreNoneThenEmpty() {
		assertThat(UsesSummary.of(List.of(), NOW)).isEmpty();
	}

	@Test
	void ofThenCountsEachKindAndNamesItsLastUse() {
		assertThat(UsesSummary.of(List.of(use("Script key", Duration.ofHours(3)), use("Agent", null),
				use("Script key", Duration.ofMinutes(3)), use("MCP client", Duration.ofSeconds(2))), NOW))
			.isEqualTo("2 script keys, last used 3 min ago; 1 agent, never used; 1 MCP client, last used just now");
	}

}
