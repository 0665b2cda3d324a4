package sample.pagerduty.client.agent;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a person has allowed an application: to get tokens of the person's connection.
 *
 * @param application the name of the application's key
 * @param userId the application's name for the person
 * @param scopes the scopes that the person has allowed
 * @param lastUsedAt when the application last got a token, to the minute
 */
record AgentGrant(UUID id, UUID connectionId, String application, String userId, Set<String> scopes, Instant createdAt,
		@Nullable Instant lastUsedAt) {

	boolean allows(Set<String> wanted) {
		return this.scopes.containsAll(wanted);
	}

}
