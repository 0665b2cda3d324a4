package sample.pagerduty.client.activity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/**
 * Entries that wait to be written. Of one connection, only as many wait as the log keeps:
 * the log would delete the older ones at once.
 */
class ActivityBacklog {

	private static final int MAX = 4 * ActivityCleanup.MAX_ENTRIES_OF_A_CONNECTION;

	private final Map<UUID, Queue<ActivityLog.Recorded>> entries = new LinkedHashMap<>();

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

	/**
	 * Takes entries, those of each connection in their order. A connection of which some
	 * stay is the last one next time.
	 */
	synchronized List<ActivityLog.Recorded> poll(int max) {
		List<ActivityLog.Recorded> taken = new ArrayList<>(Math.min(max, this.size));
		while (taken.size() < max && !this.entries.isEmpty()) {
			UUID connection = this.entries.keySet().iterator().next();
			Queue<ActivityLog.Recorded> ofConnection = this.entries.remove(connection);
			while (taken.size() < max && !ofConnection.isEmpty()) {
				taken.add(ofConnection.remove());
			}
			if (!ofConnection.isEmpty()) {
				this.entries.put(connection, ofConnection);
			}
		}
		this.size -= taken.size();
		return taken;
	}

	synchronized boolean isEmpty() {
		return this.size == 0;
	}

	synchronized boolean isHalfFull() {
		return this.size > MAX / 2;
	}

	synchronized int size() {
		return this.size;
	}

	/** How many entries were dropped since the start. */
	synchronized long dropped() {
		return this.dropped;
	}

}
