package sample.pagerduty.sandbox.company;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

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

	synchronized boolean removeIf(Predicate<T> condition) {
		return this.newestFirst.removeIf(condition);
	}

	/** The entries at this moment, newest first. */
	synchronized List<T> all() {
		return List.copyOf(this.newestFirst);
	}

}
