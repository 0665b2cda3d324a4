package sample.pagerduty.client.mcp.login;

import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import sample.pagerduty.client.store.BrokenSealException;
import sample.pagerduty.client.store.StoreCipher;

import org.springframework.stereotype.Component;

/** Seals grants, bound to their row. */
@Component
class GrantSealer {

	private static final Logger logger = LoggerFactory.getLogger(GrantSealer.class);

	private final StoreCipher cipher;

	private final JsonMapper mapper;

	GrantSealer(StoreCipher cipher, JsonMapper mapper) {
		this.cipher = cipher;
		this.mapper = mapper;
	}

	byte[] seal(UUID id, GrantContent content) {
		return this.cipher.seal(placeOf(id), this.mapper.writeValueAsBytes(content));
	}

	/** The content, unless it was changed or is of a row of another connection. */
	Optional<GrantContent> open(UUID id, UUID connectionId, byte[] sealed) {
		try {
			return Optional
				.of(this.mapper.readValue(this.cipher.open(placeOf(id), sealed).content(), GrantContent.class))
				.filter((content) -> content.connectionId().equals(connectionId));
		}
		catch (BrokenSealException | JacksonException ex) {
			logger.error("MCP grant {} cannot be read, its client must log in again: {}", id,
					ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

	String keyId() {
		return this.cipher.keyId();
	}

	private static String placeOf(UUID id) {
		return "mcp grant " + id;
	}

}
