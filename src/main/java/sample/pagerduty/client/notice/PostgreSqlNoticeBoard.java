package sample.pagerduty.client.notice;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.store.StoreOutage;

import org.springframework.dao.DataAccessException;

/**
 * Replicas on one PostgreSQL database notify each other by its LISTEN and NOTIFY, on one
 * connection and one thread. Where that is not possible, such as behind a pool that hands
 * connections around, the thread looks into the table once a second.
 */
final class PostgreSqlNoticeBoard implements NoticeBoard {

	private static final Logger logger = LoggerFactory.getLogger(PostgreSqlNoticeBoard.class);

	private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

	/** Also without a notification, in case a connection died without a sign. */
	private static final Duration LOOK_INTERVAL = Duration.ofSeconds(10);

	private static final Duration LISTEN_AGAIN_AFTER = Duration.ofSeconds(30);

	private static final Duration TRIAL_TIMEOUT = Duration.ofSeconds(3);

	/** The clocks of replicas differ a little, and transactions take time. */
	private static final Duration TOLERANCE = Duration.ofSeconds(30);

	private final NoticeConnector connector;

	private final NoticeRepository notices;

	private volatile @Nullable Thread watcher;

	private volatile @Nullable Connection listening;

	private volatile boolean closed;

	PostgreSqlNoticeBoard(NoticeConnector connector, NoticeRepository notices) {
		this.connector = connector;
		this.notices = notices;
	}

	@Override
	public void post(String key) {
		this.notices.save(key);
	}

	@Override
	public void watch(Set<String> keys, Consumer<String> wake) {
		if (this.watcher == null) {
			start(keys, wake);
		}
	}

	private synchronized void start(Set<String> keys, Consumer<String> wake) {
		if (this.watcher == null && !this.closed) {
			Thread thread = new Thread(() -> run(keys, wake), "notices");
			thread.setDaemon(true);
			this.watcher = thread;
			thread.start();
		}
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.watcher != null) {
			this.watcher.interrupt();
		}
		Connection connection = this.listening;
		if (connection != null) {
			abort(connection);
		}
	}

	/** The thread may be waiting for the database, which an interrupt does not end. */
	private static void abort(Connection connection) {
		try {
			connection.abort(Runnable::run);
		}
		catch (SQLException ex) {
			logger.debug("The connection for notices was not closed: {}", ex.getSQLState());
		}
	}

	private void run(Set<String> keys, Consumer<String> wake) {
		while (!this.closed) {
			try (Connection connection = this.connector.connect()) {
				this.listening = connection;
				listen(connection, keys, wake);
			}
			catch (SQLException | DataAccessException ex) {
				logger.debug("Listening for notices ended: {}", ex.getClass().getSimpleName());
			}
			if (!this.closed) {
				poll(keys, wake);
			}
		}
	}

	/** Returns if this connection gets no notifications. */
	private void listen(Connection connection, Set<String> keys, Consumer<String> wake) throws SQLException {
		connection.setAutoCommit(true);
		try (Statement statement = connection.createStatement()) {
			statement.execute("listen " + NoticeRepository.CHANNEL);
		}
		PGConnection listener = connection.unwrap(PGConnection.class);
		if (!getsNotifications(listener)) {
			logger.info("The database sends no notifications, so this app looks for notices once a second");
			return;
		}
		look(keys, wake);
		while (!this.closed) {
			PGNotification[] received = listener.getNotifications((int) LOOK_INTERVAL.toMillis());
			if (received != null && received.length > 0) {
				wake(received, keys, wake);
			}
			else {
				look(keys, wake);
			}
		}
	}

	private boolean getsNotifications(PGConnection listener) throws SQLException {
		String trial = "trial " + UUID.randomUUID();
		this.notices.notifyListeners(trial);
		long deadline = System.nanoTime() + TRIAL_TIMEOUT.toNanos();
		for (long left = TRIAL_TIMEOUT.toNanos(); left > 0; left = deadline - System.nanoTime()) {
			PGNotification[] received = listener.getNotifications((int) Math.max(1, left / 1_000_000));
			if (received != null
					&& List.of(received).stream().map(PGNotification::getParameter).anyMatch(trial::equals)) {
				return true;
			}
		}
		return false;
	}

	private static void wake(PGNotification[] received, Set<String> keys, Consumer<String> wake) {
		Set<String> published = new LinkedHashSet<>();
		for (PGNotification notification : received) {
			published.add(notification.getParameter());
		}
		published.stream().filter(keys::contains).forEach(wake);
	}

	/**
	 * Wakes those whose notice was missed. It can wake someone for a notice before the
	 * wait began, who then looks and waits again.
	 */
	private void look(Set<String> keys, Consumer<String> wake) {
		look(keys, wake, this.notices.now().minus(LOOK_INTERVAL).minus(TOLERANCE));
	}

	private void look(Set<String> keys, Consumer<String> wake, Instant since) {
		Set<String> current = Set.copyOf(keys);
		if (!current.isEmpty()) {
			this.notices.findPublished(current, since).forEach(wake);
		}
	}

	private void poll(Set<String> keys, Consumer<String> wake) {
		long end = System.nanoTime() + LISTEN_AGAIN_AFTER.toNanos();
		while (!this.closed && System.nanoTime() < end) {
			try {
				look(keys, wake, this.notices.now().minus(TOLERANCE));
			}
			catch (RuntimeException ex) {
				if (!StoreOutage.isCauseOf(ex)) {
					logger.warn("Looking for notices failed: {}", ex.getClass().getName());
				}
			}
			pause();
		}
	}

	private static void pause() {
		try {
			Thread.sleep(POLL_INTERVAL.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt(); // the app ends
		}
	}

}
