package sample.pagerduty.client.mcp.login;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The sealed part of a grant. It has no codes and no tokens: the database knows their
 * hashes only.
 *
 * @param connectionId the connection that the client uses, so that nobody can move the
 * row to another one
 * @param owner the name of the principal who allows it
 * @param resource the MCP server that the tokens are for
 * @param request what the client asked for
 * @param scopes what it may do; empty before the person has answered
 * @param tokenScopes what its access token may do: it can ask for less
 */
record GrantContent(UUID connectionId, String owner, String resource, Request request, Set<String> scopes,
		Set<String> tokenScopes, @Nullable Issued code, @Nullable Issued accessToken, @Nullable Issued refreshToken) {

	/**
	 * An authorization request (RFC 6749 section 4.1.1).
	 *
	 * @param parameters the other parameters, such as those of PKCE
	 */
	record Request(@Nullable String redirectUri, @Nullable String state, Set<String> scopes,
			Map<String, String> parameters) {

	}

	/**
	 * A code or token that was issued.
	 *
	 * @param invalidated whether it no longer works although it has not expired
	 */
	record Issued(Instant issuedAt, Instant expiresAt, boolean invalidated) {

	}

}
