package sample.pagerduty.client.terminal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.RandomSecret;

import org.springframework.stereotype.Component;

/**
 * The logins that terminal commands wait for. They are in memory, because the command and
 * the browser use the same process.
 */
@Component
class TerminalLogins {

	private static final Duration MAX_AGE = Duration.ofMinutes(15);

	private static final int MAX_LOGINS = 100;

	private final Map<String, Login> logins = new LinkedHashMap<>();

	private final Clock clock;

	TerminalLogins(Clock clock) {
		this.clock = clock;
	}

	/** Starts to wait for a login, and returns its id. */
	synchronized String start() {
		Instant now = this.clock.instant();
		this.logins.values().removeIf((login) -> login.startedAt().plus(MAX_AGE).isBefore(now));
		if (this.logins.size() >= MAX_LOGINS) {
			this.logins.remove(this.logins.keySet().iterator().next());
		}
		String id = RandomSecret.next();
		this.logins.put(id, new Login(now, null));
		return id;
	}

	/**
	 * Notes that a login led to a connection, and says whether a command waits for it.
	 */
	synchronized boolean complete(String id, UUID connectionId) {
		return this.logins.computeIfPresent(id, (key, login) -> new Login(login.startedAt(), connectionId)) != null;
	}

	synchronized Optional<Login> find(String id) {
		return Optional.ofNullable(this.logins.get(id));
	}

	/**
	 * A login that a command waits for.
	 *
	 * @param connectionId the connection that it led to, or {@code null} while it runs
	 */
	record Login(Instant startedAt, @Nullable UUID connectionId) {

	}

}
