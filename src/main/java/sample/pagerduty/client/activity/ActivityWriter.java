package sample.pagerduty.client.activity;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Writes the log in batches on one thread, so that a call waits for neither the database
 * nor the disk. The more it wrote, the longer it pauses: a busy connection then replaces
 * entries that wait, instead of those in the database. If entries of many connections
 * come faster than the database takes them, the newest are dropped and counted.
 */
@Component
class ActivityWriter implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(ActivityWriter.class);

	private static final int MAX_BATCH = 500;

	private static final Duration INTERVAL = Duration.ofMillis(500);

	private static final Duration PAUSE_PER_ENTRY = Duration.ofNanos(500_000);

	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

	private static final Duration TIME_TO_FINISH = Duration.ofSeconds(5);

	private final ActivityRepository entries;

	private final ActivityCleanup cleanup;

	private final ActivityBacklog waiting = new ActivityBacklog();

	private final Queue<UUID> forgotten = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final ScheduledThreadPoolExecutor executor;

	// Only the thread of the executor uses these.

	private List<ActivityLog.Recorded> unwritten = List.of();

	private long pausesUntil = System.nanoTime();

	private long droppedBefore;

	ActivityWriter(ActivityRepository entries, ActivityCleanup cleanup) {
		this.entries = entries;
		this.cleanup = cleanup;
		CustomizableThreadFactory threads = new CustomizableThreadFactory("activity-");
		threads.setDaemon(true);
		this.executor = new ScheduledThreadPoolExecutor(1, threads);
		this.executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	void write(ActivityLog.Recorded entry) {
		this.waiting.add(entry);
		schedule();
	}

	void forget(UUID connectionId) {
		this.forgotten.add(connectionId);
		schedule();
	}

	/** How many entries were dropped since the start. */
	long dropped() {
		return this.waiting.dropped();
	}

	private void schedule() {
		if (!this.scheduled.get() && this.scheduled.compareAndSet(false, true)) {
			try {
				this.executor.schedule(this::run, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (RejectedExecutionException ex) {
				// the app stops: what is left is written then
			}
		}
	}

	private void run() {
		this.scheduled.set(false); // what comes from now on is for the next run
		if (System.nanoTime() - this.pausesUntil >= 0 || isHalfFull()) {
			Duration pause = writeWaiting();
			this.pausesUntil = System.nanoTime() + pause.toNanos();
			reportDropped();
		}
		if (hasWork()) {
			schedule();
		}
	}

	/** After a failure, there is no hurry. */
	private boolean isHalfFull() {
		return this.unwritten.isEmpty() && this.waiting.size() > ActivityBacklog.MAX / 2;
	}

	private boolean hasWork() {
		return !this.unwritten.isEmpty() || this.waiting.size() > 0 || !this.forgotten.isEmpty();
	}

	/** Returns how long to pause. */
	private Duration writeWaiting() {
		try {
			int written = saveWaiting();
			this.cleanup.run();
			return PAUSE_PER_ENTRY.multipliedBy(written);
		}
		catch (RuntimeException ex) {
			logger.debug("The activity log was not written: {}", ex.getClass().getSimpleName());
			return PAUSE_AFTER_FAILURE;
		}
	}

	/** What fails stays, to be saved later. Returns how many entries were saved. */
	private int saveWaiting() {
		if (this.unwritten.isEmpty()) {
			this.unwritten = this.waiting.drain();
		}
		int count = this.unwritten.size();
		while (!this.unwritten.isEmpty()) {
			List<ActivityLog.Recorded> batch = this.unwritten.subList(0, Math.min(MAX_BATCH, this.unwritten.size()));
			this.entries.save(batch);
			batch.forEach((entry) -> this.cleanup.count(entry.activity().connectionId()));
			batch.clear();
		}
		for (UUID connection = this.forgotten.peek(); connection != null; connection = this.forgotten.peek()) {
			this.entries.deleteOf(connection);
			this.cleanup.forget(connection);
			this.forgotten.remove();
		}
		return count;
	}

	private void reportDropped() {
		long now = dropped();
		if (now > this.droppedBefore) {
			logger.warn("The activity log lacks {} entries, because the database was too slow for them",
					now - this.droppedBefore);
			this.droppedBefore = now;
		}
	}

	/** Writes what is left, before the database is closed. */
	@Override
	public void destroy() throws InterruptedException {
		this.executor.shutdown();
		if (!this.executor.awaitTermination(TIME_TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
			return;
		}
		try {
			while (hasWork()) {
				saveWaiting();
			}
		}
		catch (RuntimeException ex) {
			logger.warn("The last {} entries of the activity log could not be written",
					this.unwritten.size() + this.waiting.size());
		}
	}

}
