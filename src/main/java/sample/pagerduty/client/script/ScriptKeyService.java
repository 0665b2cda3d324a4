package sample.pagerduty.client.script;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.config.RandomSecret;
import sample.pagerduty.client.config.Sha256;

import org.springframework.stereotype.Service;

/**
 * Creates, finds and deletes script keys. A key is 256 random bits, so a fast hash is
 * enough, and looking it up by its hash leaks nothing through the time it takes.
 */
@Service
public class ScriptKeyService {

	/** Every key begins with it, so that secret scanners find keys. */
	static final String PREFIX = "pdsk_";

	/** For each connection and kind of key. */
	static final int MAX_KEYS = 50;

	static final int MAX_NAME_LENGTH = 100;

	private static final Logger logger = LoggerFactory.getLogger(ScriptKeyService.class);

	private static final Pattern KEY = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

	/** Keeps a busy script from writing to the store at every call. */
	private static final Duration USE_PRECISION = Duration.ofMinutes(1);

	private final ScriptKeyRepository keys;

	private final Clock clock;

	ScriptKeyService(ScriptKeyRepository keys, Clock clock) {
		this.keys = keys;
		this.clock = clock;
	}

	/**
	 * Creates a key and returns it, this once.
	 * @param app which app token it is for, or {@code null} for the connection's tokens
	 * @param expiresAt when it expires, or {@code null} for never
	 */
	public String create(UUID connectionId, @Nullable AppTokenRequest app, String name, @Nullable Instant expiresAt) {
		return create(connectionId, app, KeyPurpose.TOKENS, name, expiresAt);
	}

	/** Creates a key that opens something for its user, and returns it, this once. */
	String create(UUID connectionId, KeyPurpose purpose, String name, @Nullable Instant expiresAt) {
		return create(connectionId, null, purpose, name, expiresAt);
	}

	private String create(UUID connectionId, @Nullable AppTokenRequest app, KeyPurpose purpose, String name,
			@Nullable Instant expiresAt) {
		String secret = PREFIX + RandomSecret.next();
		ScriptKey key = new ScriptKey(UUID.randomUUID(), connectionId, app, name, this.clock.instant(), expiresAt, null,
				purpose);
		this.keys.save(key, Sha256.hex(secret));
		logger.info("Script key {} for {} of {} was created by connection {}", key.id(), purpose,
				(app != null) ? "the app" : "its user", connectionId);
		return secret;
	}

	/** The keys for a connection's tokens, oldest first, including expired ones. */
	public List<ScriptKey> list(UUID connectionId) {
		return this.keys.findByConnection(connectionId).stream().filter((key) -> key.app() == null).toList();
	}

	/** A connection's keys for app tokens, oldest first, including expired ones. */
	List<ScriptKey> listOfApp(UUID connectionId) {
		return this.keys.findByConnection(connectionId).stream().filter((key) -> key.app() != null).toList();
	}

	/** A connection's keys for tokens of both kinds that have not expired. */
	List<ScriptKey> listActive(UUID connectionId) {
		Instant now = this.clock.instant();
		return this.keys.findByConnection(connectionId).stream().filter((key) -> !key.hasExpired(now)).toList();
	}

	/** Deletes a key of a connection, and says whether there was such a key. */
	public boolean delete(UUID id, UUID connectionId) {
		boolean deleted = this.keys.delete(id, connectionId);
		if (deleted) {
			logger.info("Script key {} of connection {} was deleted", id, connectionId);
		}
		return deleted;
	}

	/** The valid key for tokens that a script presents, if it is one. Records its use. */
	Optional<ScriptKey> use(String secret) {
		return use(secret, (purpose) -> purpose == KeyPurpose.TOKENS);
	}

	/** The valid key for the MCP server, if it is one. Records its use. */
	public Optional<McpKey> useForMcp(String secret) {
		return use(secret, (purpose) -> purpose != KeyPurpose.TOKENS)
			.map((key) -> new McpKey(key.connectionId(), key.name(), key.purpose() == KeyPurpose.MCP_WRITE));
	}

	private Optional<ScriptKey> use(String secret, Predicate<KeyPurpose> purpose) {
		if (!KEY.matcher(secret).matches()) {
			return Optional.empty();
		}
		Instant now = this.clock.instant();
		Optional<ScriptKey> key = this.keys.findByHash(Sha256.hex(secret))
			.filter((found) -> !found.hasExpired(now) && purpose.test(found.purpose()));
		key.filter((found) -> isWorthRecording(found.lastUsedAt(), now))
			.ifPresent((found) -> this.keys.saveUse(found.id(), now));
		return key;
	}

	private static boolean isWorthRecording(@Nullable Instant lastUsedAt, Instant now) {
		return lastUsedAt == null || lastUsedAt.plus(USE_PRECISION).isBefore(now);
	}

}
