package sample.pagerduty.client.agent;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.Sha256;
import sample.pagerduty.client.store.RowSealer;
import sample.pagerduty.client.store.SealedTable;
import sample.pagerduty.client.store.StoreCipher;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Seals the secrets and personal data of a row, bound to the row. Values that are looked
 * up are hashed.
 */
@Component
class AgentSealer extends RowSealer<AgentSealer.Content> {

	AgentSealer(StoreCipher cipher, JsonMapper mapper) {
		super(cipher, mapper, Content.class, "agent", "The grant or authorization {} cannot be read: {}",
				new SealedTable("agent_grant", "store_key_id"), new SealedTable("agent_authorization", "store_key_id"));
	}

	static String hash(String secret) {
		return Sha256.hex(secret);
	}

	/** Applications are apart: the same name for a user gives other hashes. */
	static String hash(String application, String userId) {
		return hash(application + "\n" + userId);
	}

	/** The sealed part of a row. */
	record Content(String userId, @Nullable String link, @Nullable String nextUri) {

		@Override
		public String toString() {
			return "Content[sealed]";
		}

	}

}
