package sample.pagerduty.client.token;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.store.StoreOutage;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Refreshes a connection while its row is locked. The new pair is committed before
 * anybody gets it, and so is a failure, for the next one to know of.
 */
@Component
class LockedRefresh {

	private static final Logger logger = LoggerFactory.getLogger(LockedRefresh.class);

	private final ConnectionRepository connections;

	private final RefreshTokenClient client;

	private final TransactionTemplate transaction;

	private final Clock clock;

	/**
	 * A pair that is not saved is lost, and the connection with it: worth some patience.
	 */
	private final RetryTemplate savingAgain = new RetryTemplate(RetryPolicy.builder()
		.maxRetries(5)
		.delay(Duration.ofMillis(500))
		.multiplier(2)
		.predicate(StoreOutage::isCauseOf)
		.build());

	LockedRefresh(ConnectionRepository connections, RefreshTokenClient client,
			PlatformTransactionManager transactionManager, Clock clock) {
		this.connections = connections;
		this.client = client;
		this.transaction = new TransactionTemplate(transactionManager);
		this.clock = clock;
	}

	/**
	 * Refreshes a connection, unless somebody else has tried since it was seen: whoever
	 * waited for the lock shares what came of that, instead of trying once more.
	 */
	Connection refresh(Connection seen, Predicate<Connection> due) {
		AtomicReference<@Nullable Refreshed> unsaved = new AtomicReference<>();
		Connection current;
		try {
			current = lockAndRefresh(seen, due, unsaved);
		}
		catch (PessimisticLockingFailureException ex) {
			throw new RefreshFailedException(RefreshResult.BUSY);
		}
		catch (RuntimeException ex) {
			Refreshed refreshed = unsaved.get();
			if (refreshed == null || !StoreOutage.isCauseOf(ex)) {
				throw ex;
			}
			current = saveAgain(refreshed, ex);
		}
		RefreshResult result = current.refreshes().lastResult();
		if (result != null && result != RefreshResult.SUCCEEDED) {
			throw new RefreshFailedException(result);
		}
		return current;
	}

	private Connection lockAndRefresh(Connection seen, Predicate<Connection> due,
			AtomicReference<@Nullable Refreshed> unsaved) {
		Optional<Connection> after = this.transaction.execute((status) -> {
			Optional<Connection> current = this.connections.lock(seen.id());
			if (current.isEmpty() || current.get().refreshes().attempts() != seen.refreshes().attempts()
					|| !due.test(current.get())) {
				return current;
			}
			Refreshed refreshed = askPagerDuty(current.get());
			unsaved.set(refreshed);
			save(refreshed);
			return this.connections.findById(seen.id());
		});
		// Whoever disconnects meanwhile has ended it.
		return after.orElseThrow(() -> new RefreshFailedException(RefreshResult.ENDED));
	}

	private Refreshed askPagerDuty(Connection connection) {
		RefreshTokenClient.Outcome outcome = this.client.refresh(connection);
		if (outcome.result() == RefreshResult.NO_REFRESH_TOKEN
				&& connection.validity().lasts(Duration.ofSeconds(1), this.clock.instant())) {
			throw new RefreshFailedException(outcome.result()); // it ends with its token
		}
		return new Refreshed(connection, outcome, connection.refreshes().plus(this.clock.instant(), outcome.result()));
	}

	private void save(Refreshed refreshed) {
		if (refreshed.outcome().hasGrant()) {
			this.connections.saveRefreshed(refreshed.before(), refreshed.outcome().grant(), refreshed.history());
		}
		else {
			this.connections.saveFailed(refreshed.before(), refreshed.history());
		}
	}

	/**
	 * The lock is lost, but the old refresh token is used up, so nobody else can succeed;
	 * whoever has tried meanwhile has noted an end that is none.
	 */
	private Connection saveAgain(Refreshed refreshed, RuntimeException thrown) {
		if (!refreshed.outcome().hasGrant()) {
			throw thrown;
		}
		try {
			return this.savingAgain.<Connection>execute(() -> {
				save(refreshed);
				return this.connections.findById(refreshed.before().id()).orElseThrow(() -> thrown);
			});
		}
		catch (RetryException ex) {
			logger.error("The new tokens of connection {} could not be saved and are lost; it must connect again",
					refreshed.before().id());
			throw thrown;
		}
	}

	/**
	 * A refresh that PagerDuty has answered.
	 *
	 * @param before the connection before it
	 * @param outcome what became of it
	 * @param history the attempts, this one included
	 */
	private record Refreshed(Connection before, RefreshTokenClient.Outcome outcome, RefreshHistory history) {
	}

}
