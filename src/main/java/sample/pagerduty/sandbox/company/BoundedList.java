package sample.pagerduty.sandbox.company;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The newest entries of what apps can create, so that no app fills the memory: a new
 * entry replaces the oldest one.
 */
final class BoundedList<T> {

	static final int MAX_ENTRIES = 1_000;

	private final Deque<T> newestFirst = new ArrayDeque<>();

	synchronized void add(T entry) {
		this.newestFirst.addFirst(entry);
		if (this.newestFirst.size() > MAX_ENTRIES) {
			this.newestFirst.removeLast();
		}
	}

	synchronized void remove(T entry) {
		this.newestFirst.remove(entry);
	}

	/** The replacement is as new as the entry. */
	synchronized void replace(T entry, T replacement) {
		List<T> entries = all();
		this.newestFirst.clear();
		entries.forEach((each) -> this.newestFirst.addLast(each.equals(entry) ? replacement : each));
	}

	/** The entries at this moment, newest first. */
	synchronized List<T> all() {
		return List.copyOf(this.newestFirst);
	}

}
