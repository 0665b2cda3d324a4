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
 * nor the disk. It writes at most 2,000 entries a second: what a busy connection adds
 * meanwhile replaces entries that wait, instead of those in the database. If entries of
 * many connections come faster than the database takes them, the newest are dropped and
 * counted.
 */
@Component
class ActivityWriter implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(ActivityWriter.class);

	private static final int MAX_BATCH = 500;

	private static final Duration INTERVAL = Duration.ofMillis(250);

	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

	private static final Duration TIME_TO_FINISH = Duration.ofSeconds(5);

	private final ActivityRepository entries;

	private final ActivityCleanup cleanup;

	private final ActivityBacklog waiting = new ActivityBacklog();

	private final Queue<UUID> forgotten = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final ScheduledThreadPoolExecutor executor;

	// Only the thread of the executor uses these.

	private List<ActivityLog.Recorded> batch = List.of();

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
		schedule(INTERVAL);
	}

	void forget(UUID connectionId) {
		this.forgotten.add(connectionId);
		schedule(INTERVAL);
	}

	/** How many entries were dropped since the start. */
	long dropped() {
		return this.waiting.dropped();
	}

	private void schedule(Duration delay) {
		if (!this.scheduled.get() && this.scheduled.compareAndSet(false, true)) {
			try {
				this.executor.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (RejectedExecutionException ex) {
				// the app stops: what is left is written then
			}
		}
	}

	private void run() {
		Duration pause = PAUSE_AFTER_FAILURE;
		try {
			do {
				write();
				this.cleanup.run();
			}
			while (this.waiting.isHalfFull());
			pause = INTERVAL;
		}
		catch (RuntimeException ex) {
			logger.debug("The activity log was not written: {}", ex.getClass().getSimpleName());
		}
		finally {
			this.scheduled.set(false);
		}
		reportDropped();
		if (hasWork()) { // also what came before the flag was set
			schedule(pause);
		}
	}

	private boolean hasWork() {
		return !this.batch.isEmpty() || !this.waiting.isEmpty() || !this.forgotten.isEmpty();
	}

	/** A batch that fails stays, to be written later. */
	private void write() {
		if (this.batch.isEmpty()) {
			this.batch = this.waiting.poll(MAX_BATCH);
		}
		if (!this.batch.isEmpty()) {
			this.entries.save(this.batch);
			this.batch.forEach((entry) -> this.cleanup.count(entry.activity().connectionId()));
			this.batch = List.of();
		}
		for (UUID connection = this.forgotten.peek(); connection != null; connection = this.forgotten.peek()) {
			this.entries.deleteOf(connection);
			this.cleanup.forget(connection);
			this.forgotten.remove();
		}
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
				write();
			}
		}
		catch (RuntimeException ex) {
			logger.warn("The last {} entries of the activity log could not be written",
					this.batch.size() + this.waiting.size());
		}
	}

}
