package sample.pagerduty.client.connection;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.store.RowSealer;
import sample.pagerduty.client.store.SealedTable;
import sample.pagerduty.client.store.StoreCipher;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Seals the secrets and personal data of a connection, bound to its row. */
@Component
class TokenSealer extends RowSealer<TokenSealer.Content> {

	TokenSealer(StoreCipher cipher, JsonMapper mapper) {
		super(cipher, mapper, Content.class, "connection",
				"The tokens of connection {} cannot be read, it must connect again: {}",
				new SealedTable("pagerduty_connection", "key_id"));
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
