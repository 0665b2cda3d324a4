package sample.pagerduty.client.agent;

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

/**
 * Seals every grant with the current key of the store, so that the previous one can go.
 */
@Component
class AgentGrantResealer {

	private static final Logger logger = LoggerFactory.getLogger(AgentGrantResealer.class);

	private final AgentGrantRepository grants;

	private final TransactionTemplate transaction;

	AgentGrantResealer(AgentGrantRepository grants, PlatformTransactionManager transactionManager) {
		this.grants = grants;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	@EventListener(ApplicationReadyEvent.class)
	void reseal() {
		try {
			List<UUID> outdated = this.grants.findOutdated();
			outdated.forEach((id) -> this.transaction.executeWithoutResult((status) -> this.grants.reseal(id)));
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Grants of agents still need the previous key of the store, until this app has started again");
		}
	}

}
