package sample.pagerduty.client.activity;

import java.time.Clock;
import java.time.Duration;
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

	static final Duration INTERVAL = Duration.ofHours(1);

	/** How many new entries of a connection there are before the oldest are deleted. */
	private static final int TRIM_INTERVAL = 500;

	private final ActivityRepository entries;

	private final Duration memory;

	private final Clock clock;

	private final Map<UUID, Integer> newEntries = new HashMap<>();

	ActivityCleanup(ActivityRepository entries, ActivitySettings settings, Clock clock) {
		this.entries = entries;
		this.memory = settings.memory();
		this.clock = clock;
	}

	/**
	 * A connection has one more entry. At the first one, it is not known how many there
	 * are.
	 */
	void count(UUID connection) {
		this.newEntries.merge(connection, TRIM_INTERVAL, (count, first) -> count + 1);
	}

	/** The entries of a connection were deleted. */
	void forget(UUID connection) {
		this.newEntries.remove(connection);
	}

	/** Deletes what is too old: everything, if nothing is to be kept. */
	void deleteExpired() {
		this.entries.deleteExpired(this.clock.instant().minus(this.memory));
		this.newEntries.keySet().forEach(this::trim);
		this.newEntries.clear();
	}

	/** Deletes the oldest entries of connections that have many new ones. */
	void trim() {
		this.newEntries.replaceAll((connection, count) -> {
			if (count < TRIM_INTERVAL) {
				return count;
			}
			trim(connection);
			return 0;
		});
	}

	private void trim(UUID connection) {
		this.entries.trim(connection, MAX_ENTRIES_OF_A_CONNECTION);
	}

}
