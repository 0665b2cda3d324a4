package sample.pagerduty.client.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Writes the log in batches on one thread, so that a call waits for neither the database
 * nor the disk. If entries come faster than the database takes them, the newest are
 * dropped and counted.
 */
@Component
class ActivityWriter implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(ActivityWriter.class);

	private static final int MAX_WAITING = 10_000;

	private static final int MAX_BATCH = 500;

	private static final Duration LINGER = Duration.ofMillis(500);

	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

	private static final Duration TIME_TO_FINISH = Duration.ofSeconds(5);

	private final ActivityRepository entries;

	private final ActivityCleanup cleanup;

	private final BlockingQueue<ActivityLog.Recorded> waiting = new ArrayBlockingQueue<>(MAX_WAITING);

	private final Queue<UUID> forgotten = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final LongAdder dropped = new LongAdder();

	private final ScheduledThreadPoolExecutor executor;

	// Only the thread of the executor uses these.

	private final List<ActivityLog.Recorded> batch = new ArrayList<>();

	private long droppedBefore;

	ActivityWriter(ActivityRepository entries, ActivityCleanup cleanup) {
		this.entries = entries;
		this.cleanup = cleanup;
		this.executor = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "activity");
			thread.setDaemon(true);
			return thread;
		});
		this.executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	void write(ActivityLog.Recorded entry) {
		if (this.waiting.offer(entry)) {
			schedule(LINGER);
		}
		else {
			this.dropped.increment();
		}
	}

	void forget(UUID connectionId) {
		this.forgotten.add(connectionId);
		schedule(LINGER);
	}

	/** How many entries were dropped since the start. */
	long dropped() {
		return this.dropped.sum();
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
		this.scheduled.set(false); // what comes from now on is for the next run
		Duration delay = LINGER;
		try {
			writeWaiting();
			this.cleanup.run();
		}
		catch (RuntimeException ex) {
			logger.debug("The activity log was not written: {}", ex.getClass().getSimpleName());
			delay = PAUSE_AFTER_FAILURE;
		}
		reportDropped();
		if (!this.batch.isEmpty() || !this.waiting.isEmpty() || !this.forgotten.isEmpty()) {
			schedule(delay);
		}
	}

	/** A batch that fails stays, to be written later. */
	private void writeWaiting() {
		do {
			this.waiting.drainTo(this.batch, MAX_BATCH - this.batch.size());
			if (!this.batch.isEmpty()) {
				this.entries.save(this.batch);
				this.batch.forEach((entry) -> this.cleanup.count(entry.activity().connectionId()));
				this.batch.clear();
			}
		}
		while (!this.waiting.isEmpty());
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
			writeWaiting();
		}
		catch (RuntimeException ex) {
			logger.warn("The last {} entries of the activity log could not be written",
					this.batch.size() + this.waiting.size());
		}
	}

}
