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
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Writes the log in batches on one thread, so that a call waits for neither the database
 * nor the disk. It writes 2,000 entries a second: what a busy connection adds meanwhile
 * replaces entries that wait, instead of those in the database. If many connections are
 * busy, it writes as fast as it can; if that is too slow, the newest are dropped and
 * counted. The same thread deletes what is too old, at the start and once an hour.
 */
@Component
class ActivityWriter implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(ActivityWriter.class);

	private static final int MAX_BATCH = 500;

	private static final Duration INTERVAL = Duration.ofMillis(250);

	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

	private static final Duration REPORT_INTERVAL = Duration.ofSeconds(10);

	private static final Duration TIME_TO_FINISH = Duration.ofSeconds(5);

	private final ActivityRepository entries;

	private final ActivityCleanup cleanup;

	private final ActivityBacklog waiting = new ActivityBacklog();

	private final Queue<UUID> forgotten = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final ScheduledThreadPoolExecutor executor;

	// Only the thread of the executor uses these, and that which stops the app after it.

	private List<ActivityLog.Recorded> batch = List.of();

	private long droppedBefore;

	private long nextReport = System.nanoTime();

	ActivityWriter(ActivityRepository entries, ActivityCleanup cleanup) {
		this.entries = entries;
		this.cleanup = cleanup;
		CustomizableThreadFactory threads = new CustomizableThreadFactory("activity-");
		threads.setDaemon(true);
		this.executor = new ScheduledThreadPoolExecutor(1, threads);
		this.executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	/** Also where nobody uses the app, or the log was turned off. */
	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.executor.scheduleWithFixedDelay(this::deleteExpired, 0, ActivityCleanup.INTERVAL.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	/** A task that throws would not run again. */
	private void deleteExpired() {
		try {
			this.cleanup.deleteExpired();
		}
		catch (RuntimeException ex) {
			logger.warn("Old entries of the activity log cannot be deleted now ({})", ex.getClass().getSimpleName());
		}
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
			submit(INTERVAL);
		}
	}

	private void submit(Duration delay) {
		try {
			this.executor.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			// the app stops: what is left is written then
		}
	}

	private void run() {
		Duration pause = PAUSE_AFTER_FAILURE;
		try {
			write();
			this.cleanup.trim();
			pause = this.waiting.isHalfFull() ? Duration.ZERO : INTERVAL;
		}
		catch (RuntimeException ex) {
			logger.debug("The activity log was not written: {}", ex.getClass().getSimpleName());
		}
		finally {
			reportDropped();
			runAgain(pause);
		}
	}

	private void runAgain(Duration pause) {
		if (hasWork()) {
			submit(pause);
			return;
		}
		this.scheduled.set(false);
		if (hasWork()) { // it came before the flag was set
			schedule();
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
		if (now > this.droppedBefore && System.nanoTime() - this.nextReport >= 0) {
			logger.warn("The activity log lacks {} entries, because the database was too slow for them",
					now - this.droppedBefore);
			this.droppedBefore = now;
			this.nextReport = System.nanoTime() + REPORT_INTERVAL.toNanos();
		}
	}

	/** Writes what is left, before the database is closed. */
	@Override
	public void destroy() throws InterruptedException {
		this.executor.shutdown();
		boolean ended = this.executor.awaitTermination(TIME_TO_FINISH.toMillis(), TimeUnit.MILLISECONDS);
		if (!ended || !writeRest()) {
			logger.warn("The last {} entries of the activity log could not be written",
					this.batch.size() + this.waiting.size());
		}
	}

	private boolean writeRest() {
		try {
			while (hasWork()) {
				write();
			}
			return true;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

}
