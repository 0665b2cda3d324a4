package sample.pagerduty.client.connection;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.store.BrokenSealException;
import sample.pagerduty.client.store.StoreCipher;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Seals the secrets and personal data of a connection, bound to its row. */
@Component
class TokenSealer {

	private static final Logger logger = LoggerFactory.getLogger(TokenSealer.class);

	private final StoreCipher cipher;

	private final JsonMapper mapper;

	TokenSealer(StoreCipher cipher, JsonMapper mapper) {
		this.cipher = cipher;
		this.mapper = mapper;
	}

	byte[] seal(UUID connectionId, Content content) {
		return this.cipher.seal(placeOf(connectionId), this.mapper.writeValueAsBytes(content));
	}

	Optional<Content> open(UUID connectionId, byte[] sealed) {
		try {
			return Optional
				.of(this.mapper.readValue(this.cipher.open(placeOf(connectionId), sealed).content(), Content.class));
		}
		catch (BrokenSealException | JacksonException ex) {
			logger.error("The tokens of connection {} cannot be read, it must connect again: {}", connectionId,
					ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

	String keyId() {
		return this.cipher.keyId();
	}

	private static String placeOf(UUID connectionId) {
		return "connection " + connectionId;
	}

	/**
	 * The sealed part of a row.
	 *
	 * @param accessToken the access token
	 * @param refreshToken the refresh token, if there is one
	 * @param user who connected
	 */
	record Content(String accessToken, @Nullable String refreshToken, ConnectedUser user) {

		@Override
		public String toString() {
			return "Content[sealed]";
		}

	}

}
