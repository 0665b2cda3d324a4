package sample.pagerduty.client.connection;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.oauth.TokenUnavailableException;

import org.springframework.stereotype.Component;

/**
 * Lets one refresh of a connection run at a time. PagerDuty's refresh tokens work once,
 * so a second one would end the connection. Between processes the connection's row is the
 * lock. Within this one, later callers wait for the first without holding a database
 * connection.
 */
@Component
class TokenRefresher {

	/**
	 * Each refresh holds a database connection while PagerDuty answers; the rest of the
	 * pool is for callers who need no refresh.
	 */
	private static final int MAX_CONCURRENT = 5;

	private static final Duration MARGIN = Duration.ofSeconds(2);

	private final Map<UUID, CompletableFuture<Connection>> running = new ConcurrentHashMap<>();

	private final Semaphore permits = new Semaphore(MAX_CONCURRENT);

	private final LockedRefresh lockedRefresh;

	private final Duration patience;

	TokenRefresher(LockedRefresh lockedRefresh, PagerDutyApp app) {
		this.lockedRefresh = lockedRefresh;
		this.patience = app.longestCall().plus(MARGIN);
	}

	/**
	 * Refreshes a connection, or waits for the refresh that is running.
	 * @param seen the connection as the caller knows it
	 * @param due whether a connection needs it, asked again when the row is locked
	 * @throws TokenUnavailableException if the refresh failed
	 */
	Connection refresh(Connection seen, Predicate<Connection> due) {
		CompletableFuture<Connection> mine = new CompletableFuture<>();
		CompletableFuture<Connection> others = this.running.putIfAbsent(seen.id(), mine);
		if (others != null) {
			return await(others);
		}
		try {
			mine.complete(refreshAlone(seen, due));
		}
		catch (RuntimeException | Error ex) {
			mine.completeExceptionally(ex);
		}
		finally {
			this.running.remove(seen.id(), mine);
		}
		return await(mine);
	}

	private Connection refreshAlone(Connection seen, Predicate<Connection> due) {
		if (!acquirePermit()) {
			throw new TokenUnavailableException(TokenFailure.BUSY);
		}
		try {
			return this.lockedRefresh.refresh(seen, due);
		}
		finally {
			this.permits.release();
		}
	}

	private boolean acquirePermit() {
		try {
			return this.permits.tryAcquire(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private Connection await(CompletableFuture<Connection> refresh) {
		try {
			return refresh.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw new TokenUnavailableException(TokenFailure.BUSY);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new TokenUnavailableException(TokenFailure.BUSY);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw new IllegalStateException(ex.getCause());
		}
	}

}
