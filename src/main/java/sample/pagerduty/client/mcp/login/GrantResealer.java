package sample.pagerduty.client.mcp.login;

import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Seals every grant with the current key, so that the previous one can go. */
@Component
class GrantResealer {

	private static final Logger logger = LoggerFactory.getLogger(GrantResealer.class);

	private final GrantRepository grants;

	GrantResealer(GrantRepository grants) {
		this.grants = grants;
	}

	/** A grant that changes at the same moment is sealed with the current key by that. */
	@EventListener(ApplicationReadyEvent.class)
	void reseal() {
		try {
			List<UUID> outdated = this.grants.findOutdated();
			outdated.forEach((id) -> this.grants.findById(id).ifPresent(this.grants::update));
			if (!outdated.isEmpty()) {
				logger.info("Sealed {} MCP grants with the new STORE_KEY", outdated.size());
			}
		}
		catch (DataAccessException ex) {
			logger.error("Not all MCP grants could be sealed with the new STORE_KEY: keep STORE_KEY_PREVIOUS and "
					+ "restart this app when the database works again");
		}
	}

}
