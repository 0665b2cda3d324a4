package sample.pagerduty.client.script;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.store.Sha256;

import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.stereotype.Service;

/**
 * Makes, finds and deletes script keys. A key is 256 random bits, so a fast hash is
 * enough, and who looks keys up by their hash gives nothing away by how long it takes.
 */
@Service
public class ScriptKeyService {

	/** What every key begins with, for secret scanners to find it. */
	public static final String PREFIX = "pdsk_";

	/** How many keys a connection can have. */
	public static final int MOST_KEYS = 50;

	/** How long the name of a key can be. */
	public static final int LONGEST_NAME = 100;

	private static final Logger logger = LoggerFactory.getLogger(ScriptKeyService.class);

	private static final Pattern KEY = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

	/** So that a busy script does not write to the store at every call. */
	private static final Duration USE_PRECISION = Duration.ofMinutes(1);

	private final StringKeyGenerator generator = new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(),
			32);

	private final ScriptKeyRepository keys;

	private final Clock clock;

	ScriptKeyService(ScriptKeyRepository keys, Clock clock) {
		this.keys = keys;
		this.clock = clock;
	}

	/**
	 * Makes a key.
	 * @param connectionId the connection that it is for
	 * @param app which token of the app it is for, or {@code null} if it is for the
	 * connection's
	 * @param name what to call it
	 * @param expiresAt when it is to end, if at all
	 * @return the key, which cannot be had a second time
	 */
	public String create(UUID connectionId, @Nullable AppTokenRequest app, String name, @Nullable Instant expiresAt) {
		String secret = PREFIX + this.generator.generateKey();
		ScriptKey key = new ScriptKey(UUID.randomUUID(), connectionId, app, name, this.clock.instant(), expiresAt,
				null);
		this.keys.save(key, hash(secret));
		logger.info("Script key {} for tokens of {} was made by connection {}", key.id(),
				(app != null) ? "the app" : "its own", connectionId);
		return secret;
	}

	/**
	 * The keys of a connection for its own tokens, oldest first.
	 * @param connectionId the connection
	 * @return its keys, those that have expired included
	 */
	public List<ScriptKey> list(UUID connectionId) {
		return this.keys.findByConnection(connectionId).stream().filter((key) -> key.app() == null).toList();
	}

	/**
	 * The keys of a connection for tokens of the app, oldest first.
	 * @param connectionId the connection
	 * @return its keys, those that have expired included
	 */
	public List<ScriptKey> listOfApp(UUID connectionId) {
		return this.keys.findByConnection(connectionId).stream().filter((key) -> key.app() != null).toList();
	}

	/**
	 * Deletes a key.
	 * @param id the key
	 * @param connectionId the connection that it must be of
	 * @return whether there was such a key
	 */
	public boolean delete(UUID id, UUID connectionId) {
		boolean deleted = this.keys.delete(id, connectionId);
		if (deleted) {
			logger.info("Script key {} of connection {} was deleted", id, connectionId);
		}
		return deleted;
	}

	/**
	 * The key that a script presents, if it is one and has not expired; notes its use.
	 */
	Optional<ScriptKey> use(String secret) {
		if (!KEY.matcher(secret).matches()) {
			return Optional.empty();
		}
		Instant now = this.clock.instant();
		Optional<ScriptKey> key = this.keys.findByHash(hash(secret)).filter((found) -> !found.hasExpired(now));
		key.filter((found) -> isWorthNoting(found.lastUsedAt(), now))
			.ifPresent((found) -> this.keys.saveUse(found.id(), now));
		return key;
	}

	private static boolean isWorthNoting(@Nullable Instant lastUsedAt, Instant now) {
		return lastUsedAt == null || lastUsedAt.plus(USE_PRECISION).isBefore(now);
	}

	private static String hash(String secret) {
		return HexFormat.of().formatHex(Sha256.digest(secret.getBytes(StandardCharsets.US_ASCII)));
	}

}
