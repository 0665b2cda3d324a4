package sample.pagerduty.client.agent;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.store.BrokenSealException;
import sample.pagerduty.client.store.Sha256;
import sample.pagerduty.client.store.StoreCipher;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Seals the secrets and personal data of a row, bound to the row. Values that are looked
 * up are hashed.
 */
@Component
class AgentSealer {

	private static final Logger logger = LoggerFactory.getLogger(AgentSealer.class);

	private final StoreCipher cipher;

	private final JsonMapper mapper;

	AgentSealer(StoreCipher cipher, JsonMapper mapper) {
		this.cipher = cipher;
		this.mapper = mapper;
	}

	byte[] seal(UUID row, Content content) {
		return this.cipher.seal(placeOf(row), this.mapper.writeValueAsBytes(content));
	}

	Optional<Content> open(UUID row, byte[] sealed) {
		try {
			return Optional.of(this.mapper.readValue(this.cipher.open(placeOf(row), sealed).content(), Content.class));
		}
		catch (BrokenSealException | JacksonException ex) {
			logger.error("The grant or authorization {} cannot be read: {}", row, ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

	String keyId() {
		return this.cipher.keyId();
	}

	static String hash(String secret) {
		return Sha256.hex(secret.getBytes(StandardCharsets.UTF_8));
	}

	/** Applications are apart: the same name for a user gives other hashes. */
	static String hash(String application, String userId) {
		return hash(application + "\n" + userId);
	}

	private static String placeOf(UUID row) {
		return "agent " + row;
	}

	/** The sealed part of a row. */
	record Content(String userId, @Nullable String link, @Nullable String nextUri) {

		@Override
		public String toString() {
			return "Content[sealed]";
		}

	}

}
