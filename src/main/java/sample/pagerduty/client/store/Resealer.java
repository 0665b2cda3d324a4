package sample.pagerduty.client.store;

import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals the rows of all tables with the current key, so that the previous one can go. */
@Component
class Resealer {

	private static final Logger logger = LoggerFactory.getLogger(Resealer.class);

	private final List<RowSealer<?>> sealers;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	Resealer(List<RowSealer<?>> sealers, JdbcClient jdbc, PlatformTransactionManager transactionManager) {
		this.sealers = sealers;
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	@EventListener(ApplicationReadyEvent.class)
	void reseal() {
		int resealed = 0;
		try {
			for (RowSealer<?> sealer : this.sealers) {
				for (SealedTable table : sealer.tables()) {
					resealed += reseal(sealer, table);
				}
			}
		}
		catch (DataAccessException | TransactionException ex) {
			logger
				.error("Not everything could be encrypted with the new STORE_KEY: keep STORE_KEY_PREVIOUS and restart "
						+ "this app when the database works again");
			return;
		}
		if (resealed > 0) {
			logger.info("Encrypted {} rows with the new STORE_KEY; STORE_KEY_PREVIOUS is no longer needed", resealed);
		}
	}

	private int reseal(RowSealer<?> sealer, SealedTable table) {
		List<UUID> outdated = this.jdbc
			.sql("select id from %s where %s <> :keyId".formatted(table.name(), table.keyColumn()))
			.param("keyId", sealer.keyId())
			.query(UUID.class)
			.list();
		return outdated.stream()
			.mapToInt((id) -> this.transaction.execute((status) -> reseal(sealer, table, id)))
			.sum();
	}

	/**
	 * Locks the row, so that no change is lost. Another copy of this app may be faster,
	 * and a row that cannot be read stays as it is.
	 */
	private int reseal(RowSealer<?> sealer, SealedTable table, UUID id) {
		return this.jdbc
			.sql("select sealed from %s where id = :id and %s <> :keyId for update".formatted(table.name(),
					table.keyColumn()))
			.param("id", id)
			.param("keyId", sealer.keyId())
			.query(byte[].class)
			.optional()
			.flatMap((sealed) -> sealer.reseal(id, sealed))
			.map((sealed) -> this.jdbc
				.sql("update %s set %s = :keyId, sealed = :sealed where id = :id".formatted(table.name(),
						table.keyColumn()))
				.param("keyId", sealer.keyId())
				.param("sealed", sealed)
				.param("id", id)
				.update())
			.orElse(0);
	}

}
