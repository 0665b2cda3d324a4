package sample.pagerduty.client.mcp.login;

import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

import sample.pagerduty.client.store.RowSealer;
import sample.pagerduty.client.store.SealedTable;
import sample.pagerduty.client.store.StoreCipher;

import org.springframework.stereotype.Component;

/** Seals grants, bound to their row and their connection. */
@Component
class GrantSealer extends RowSealer<GrantContent> {

	GrantSealer(StoreCipher cipher, JsonMapper mapper) {
		super(cipher, mapper, GrantContent.class, "mcp grant",
				"MCP grant {} cannot be read, its client must log in again: {}",
				new SealedTable("mcp_grant", "key_id"));
	}

	/** The content, unless it was changed or is of a row of another connection. */
	Optional<GrantContent> open(UUID id, UUID connectionId, byte[] sealed) {
		return open(id, sealed).filter((content) -> content.connectionId().equals(connectionId));
	}

}
