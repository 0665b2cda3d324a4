package sample.pagerduty.client.store;

import java.util.List;

import sample.pagerduty.client.CauseChain;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that is away from a mistake of this app. */
public final class StoreOutage {

	private static final List<Class<? extends Throwable>> SIGNS = List.of(DataAccessResourceFailureException.class,
			TransientDataAccessException.class, RecoverableDataAccessException.class,
			CannotCreateTransactionException.class, TransactionSystemException.class);

	private StoreOutage() {
	}

	/**
	 * Whether the database is away, or was lost in the middle.
	 * @param thrown what was thrown, however deeply wrapped
	 * @return {@code true} if trying again later makes sense
	 */
	public static boolean isCauseOf(Throwable thrown) {
		return SIGNS.stream().anyMatch((sign) -> CauseChain.contains(thrown, sign));
	}

}
