package sample.pagerduty.client.mcp.login;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A grant as the database has it.
 *
 * @param version grows with each change
 * @param hashes finds it
 * @param expiresAt when nothing in it works any longer
 */
record GrantRow(UUID id, String clientId, int version, Hashes hashes, Instant expiresAt, GrantContent content) {

	/**
	 * The hashes of the secrets of a grant, as far as it has them.
	 *
	 * @param state the secret of the question to the person
	 */
	record Hashes(@Nullable String state, @Nullable String code, @Nullable String accessToken,
			@Nullable String refreshToken) {

	}

	/** The columns of these hashes. */
	enum Secret {

		STATE("state_hash"), CODE("code_hash"), ACCESS_TOKEN("access_token_hash"), REFRESH_TOKEN("refresh_token_hash");

		private final String column;

		Secret(String column) {
			this.column = column;
		}

		String column() {
			return this.column;
		}

	}

}
