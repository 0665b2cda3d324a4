package sample.pagerduty.client.activity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/**
 * Entries that wait to be written. Of one connection, only as many wait as the log keeps:
 * the log would delete the older ones at once.
 */
class ActivityBacklog {

	static final int MAX = 4 * ActivityCleanup.MAX_ENTRIES_OF_A_CONNECTION;

	private final Map<UUID, Queue<ActivityLog.Recorded>> entries = new HashMap<>();

	private int size;

	private long dropped;

	/**
	 * Adds an entry, which may replace the oldest of its connection. If entries of many
	 * connections wait, it is dropped.
	 */
	synchronized void add(ActivityLog.Recorded entry) {
		Queue<ActivityLog.Recorded> ofConnection = this.entries.computeIfAbsent(entry.activity().connectionId(),
				(id) -> new ArrayDeque<>());
		if (ofConnection.size() == ActivityCleanup.MAX_ENTRIES_OF_A_CONNECTION) {
			ofConnection.remove();
			ofConnection.add(entry);
		}
		else if (this.size < MAX) {
			ofConnection.add(entry);
			this.size++;
		}
		else {
			this.dropped++;
		}
	}

	/** Takes all entries, those of each connection in their order. */
	synchronized List<ActivityLog.Recorded> drain() {
		List<ActivityLog.Recorded> all = new ArrayList<>(this.size);
		this.entries.values().forEach(all::addAll);
		this.entries.clear();
		this.size = 0;
		return all;
	}

	synchronized int size() {
		return this.size;
	}

	/** How many entries were dropped since the start. */
	synchronized long dropped() {
		return this.dropped;
	}

}
