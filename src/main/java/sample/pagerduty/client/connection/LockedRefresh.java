package sample.pagerduty.client.connection;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.oauth.IssuedTokens;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.store.StoreOutage;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Refreshes a connection while its row is locked. The new tokens are committed before
 * anyone gets them. A failure is committed too, so that the next caller knows of it.
 */
@Component
class LockedRefresh {

	private static final Logger logger = LoggerFactory.getLogger(LockedRefresh.class);

	private final ConnectionRepository connections;

	private final RefreshTokenClient client;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	/** If the new tokens are not saved, the connection is lost: worth some patience. */
	private final RetryTemplate savingAgain = new RetryTemplate(RetryPolicy.builder()
		.maxRetries(5)
		.delay(Duration.ofMillis(500))
		.multiplier(2)
		.predicate(StoreOutage::isCauseOf)
		.build());

	LockedRefresh(ConnectionRepository connections, RefreshTokenClient client,
			PlatformTransactionManager transactionManager, ApplicationEventPublisher events, Clock clock) {
		this.connections = connections;
		this.client = client;
		this.transaction = new TransactionTemplate(transactionManager);
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Refreshes a connection, unless another caller has tried since it was seen. Callers
	 * that waited for the lock share that result instead of trying once more.
	 */
	Connection refresh(Connection seen, Predicate<Connection> due) {
		AtomicReference<@Nullable Refreshed> unsaved = new AtomicReference<>();
		Connection current;
		try {
			current = lockAndRefresh(seen, due, unsaved);
		}
		catch (PessimisticLockingFailureException ex) {
			throw new TokenUnavailableException(TokenFailure.BUSY);
		}
		catch (RuntimeException ex) {
			Refreshed refreshed = unsaved.get();
			if (refreshed == null || !StoreOutage.isCauseOf(ex)) {
				throw ex;
			}
			current = saveAgain(refreshed, ex);
		}
		TokenFailure failure = current.refreshes().lastFailure();
		if (failure != null) {
			throw new TokenUnavailableException(failure,
					current.refreshes().remainingWait(this.clock.instant()).orElse(null));
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
		// It is gone if the person has disconnected meanwhile.
		return after.orElseThrow(() -> new TokenUnavailableException(TokenFailure.INVALID_GRANT));
	}

	private Refreshed askPagerDuty(Connection connection) {
		RefreshTokenClient.Outcome outcome = this.client.refresh(connection);
		this.events.publishEvent(new RefreshFinished(connection.id(), outcome.failure()));
		if (outcome.failure() == TokenFailure.NO_REFRESH_TOKEN
				&& connection.validity().lasts(Duration.ofSeconds(1), this.clock.instant())) {
			// not stored: the token still works
			throw new TokenUnavailableException(outcome.failure());
		}
		return new Refreshed(connection, outcome.tokens(),
				connection.refreshes().plus(this.clock.instant(), outcome.failure(), outcome.retryAfter()));
	}

	private void save(Refreshed refreshed) {
		if (refreshed.tokens() != null) {
			this.connections.saveRefreshed(refreshed.before(), refreshed.tokens(), refreshed.history());
		}
		else {
			this.connections.saveFailed(refreshed.before(), refreshed.history());
		}
	}

	/**
	 * The lock is lost, but the old refresh token is used up, so no other caller can
	 * succeed. If one has tried meanwhile, it has stored an end that this overwrites.
	 */
	private Connection saveAgain(Refreshed refreshed, RuntimeException thrown) {
		if (refreshed.tokens() == null) {
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
	 * @param tokens the new tokens, unless it failed
	 * @param history the attempts, including this one
	 */
	private record Refreshed(Connection before, @Nullable IssuedTokens tokens, RefreshHistory history) {

	}

}
