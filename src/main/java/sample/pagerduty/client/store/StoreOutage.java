package sample.pagerduty.client.store;

import java.time.Duration;
import java.util.List;

import sample.pagerduty.client.CauseChain;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Distinguishes a database outage from a bug in this app. */
public final class StoreOutage {

	/** When to try again. */
	public static final Duration RETRY_AFTER = Duration.ofSeconds(10);

	private static final List<Class<? extends Throwable>> SIGNS = List.of(DataAccessResourceFailureException.class,
			TransientDataAccessException.class, RecoverableDataAccessException.class,
			CannotCreateTransactionException.class, TransactionSystemException.class);

	private StoreOutage() {
	}

	/** Whether the database is down, or the connection to it was lost. */
	public static boolean isCauseOf(Throwable thrown) {
		return SIGNS.stream().anyMatch((sign) -> CauseChain.contains(thrown, sign));
	}

}
