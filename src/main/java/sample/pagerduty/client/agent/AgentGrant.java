package sample.pagerduty.client.agent;

import java.time.Instant;
import java.util.LinkedHashSet;
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

	/** The same with more scopes. */
	AgentGrant with(Set<String> more) {
		Set<String> all = new LinkedHashSet<>(this.scopes);
		all.addAll(more);
		return new AgentGrant(this.id, this.connectionId, this.application, this.userId, all, this.createdAt,
				this.lastUsedAt);
	}

}
