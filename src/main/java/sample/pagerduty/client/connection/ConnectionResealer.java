package sample.pagerduty.client.connection;

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

/** Seals every connection with the current key, so that the previous one can go. */
@Component
class ConnectionResealer {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionResealer.class);

	private final JdbcClient jdbc;

	private final TokenSealer sealer;

	private final TransactionTemplate transaction;

	ConnectionResealer(JdbcClient jdbc, TokenSealer sealer, PlatformTransactionManager transactionManager) {
		this.jdbc = jdbc;
		this.sealer = sealer;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	@EventListener(ApplicationReadyEvent.class)
	void reseal() {
		List<UUID> outdated;
		try {
			outdated = findOutdated();
			outdated.forEach((id) -> this.transaction.executeWithoutResult((status) -> reseal(id)));
		}
		catch (DataAccessException | TransactionException ex) {
			logger
				.error("Not everything could be encrypted with the new STORE_KEY: keep STORE_KEY_PREVIOUS and restart "
						+ "this app when the database works again");
			return;
		}
		if (!outdated.isEmpty()) {
			logger.info("Encrypted {} connections with the new STORE_KEY; STORE_KEY_PREVIOUS is no longer needed",
					outdated.size());
		}
	}

	private List<UUID> findOutdated() {
		return this.jdbc.sql("select id from pagerduty_connection where key_id <> :keyId")
			.param("keyId", this.sealer.keyId())
			.query(UUID.class)
			.list();
	}

	/** Seals a connection's tokens, whatever app the connection belongs to. */
	private void reseal(UUID id) {
		byte[] sealed = this.jdbc.sql("select sealed from pagerduty_connection where id = :id for update")
			.param("id", id)
			.query(byte[].class)
			.single();
		this.sealer.open(id, sealed)
			.ifPresent((content) -> this.jdbc
				.sql("update pagerduty_connection set key_id = :keyId, sealed = :sealed where id = :id")
				.param("keyId", this.sealer.keyId())
				.param("sealed", this.sealer.seal(id, content))
				.param("id", id)
				.update());
	}

}
