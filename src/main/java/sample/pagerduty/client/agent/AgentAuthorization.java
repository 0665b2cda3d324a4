package sample.pagerduty.client.agent;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An authorization that an application has started. Prints without its secrets.
 *
 * @param id names it in notices and in the log; opens nothing
 * @param link the secret in its URL, with which the application asks for its status too
 * @param application the name of the application's key
 * @param userId the application's name for the person
 * @param providerId what the application calls PagerDuty
 * @param scopes the scopes that it asks for
 * @param nextUri where the browser goes afterwards, if the application named a place
 * @param connectionId the connection of the person who allowed it, if someone did
 */
record AgentAuthorization(UUID id, String link, String application, String userId, String providerId,
		Set<String> scopes, @Nullable String nextUri, State state, @Nullable UUID connectionId, Instant expiresAt) {

	/** How the ids begin that applications know. */
	static final String ID_PREFIX = "ac_";

	/** 256 random bits. */
	private static final Pattern LINK = Pattern.compile(ID_PREFIX + "[A-Za-z0-9_-]{43}");

	static boolean isLink(String text) {
		return LINK.matcher(text).matches();
	}

	/** Nobody has decided yet, and it is too late. */
	boolean hasExpired(Instant now) {
		return !isDecided() && !now.isBefore(this.expiresAt);
	}

	boolean isDecided() {
		return this.state != State.PENDING && this.state != State.ALLOWED;
	}

	@Override
	public String toString() {
		return "AgentAuthorization[id=" + this.id + ", state=" + this.state + "]";
	}

	enum State {

		PENDING,

		/**
		 * A person allowed it, and the operator's verifier has not confirmed who that is.
		 */
		ALLOWED,

		COMPLETED,

		CANCELLED,

		/**
		 * The verifier says that another person than the application meant allowed it.
		 */
		WRONG_USER

	}

}
