package sample.pagerduty.client.connection;

import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals every connection with the current key, so that the previous one can go. */
@Component
class ConnectionResealer {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionResealer.class);

	private final ConnectionRepository connections;

	private final TransactionTemplate transaction;

	ConnectionResealer(ConnectionRepository connections, PlatformTransactionManager transactionManager) {
		this.connections = connections;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	@EventListener(ApplicationReadyEvent.class)
	void reseal() {
		List<UUID> outdated;
		try {
			outdated = this.connections.findOutdated();
			outdated.forEach((id) -> this.transaction.executeWithoutResult((status) -> this.connections.reseal(id)));
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

}
