package sample.pagerduty.client.activity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import sample.pagerduty.client.config.ActivitySettings;

import org.springframework.stereotype.Component;

/**
 * Deletes entries that are too old, and the oldest of a connection that has too many.
 * Only the thread of {@link ActivityWriter} uses it.
 */
@Component
class ActivityCleanup {

	static final int MAX_ENTRIES_OF_A_CONNECTION = 10_000;

	private static final Duration INTERVAL = Duration.ofHours(1);

	/** How many new entries of a connection there are before the oldest are deleted. */
	private static final int TRIM_INTERVAL = 500;

	private final ActivityRepository entries;

	private final Duration memory;

	private final Clock clock;

	private final Map<UUID, Integer> newEntries = new HashMap<>();

	private Instant next = Instant.MIN;

	ActivityCleanup(ActivityRepository entries, ActivitySettings settings, Clock clock) {
		this.entries = entries;
		this.memory = settings.memory();
		this.clock = clock;
	}

	/** A connection has one more entry. */
	void count(UUID connection) {
		this.newEntries.merge(connection, 1, Integer::sum);
	}

	/** The entries of a connection were deleted. */
	void forget(UUID connection) {
		this.newEntries.remove(connection);
	}

	void run() {
		Instant now = this.clock.instant();
		if (!now.isBefore(this.next)) {
			this.next = now.plus(INTERVAL);
			this.entries.deleteExpired(now.minus(this.memory));
			this.newEntries.keySet().forEach(this::trim);
			this.newEntries.clear();
		}
		this.newEntries.entrySet().removeIf((entry) -> {
			boolean due = entry.getValue() >= TRIM_INTERVAL;
			if (due) {
				trim(entry.getKey());
			}
			return due;
		});
	}

	private void trim(UUID connection) {
		this.entries.trim(connection, MAX_ENTRIES_OF_A_CONNECTION);
	}

}
