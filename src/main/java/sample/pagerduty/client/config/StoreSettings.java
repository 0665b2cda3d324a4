package sample.pagerduty.client.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where connections, script keys and sessions are stored, and the keys that encrypt them.
 *
 * @param key the key, or {@code null} to generate one
 * @param previousKey the key that was used before, or {@code null}
 * @param warnings sentences about settings that are ignored
 */
public record StoreSettings(Location location, @Nullable Secret key, @Nullable Secret previousKey,
		List<String> warnings) {

	private static final String POSTGRESQL = "jdbc:postgresql://";

	public sealed interface Location permits Memory, Folder, PostgreSql {

	}

	/** Lost when the process ends. */
	public record Memory() implements Location {
	}

	/** An embedded database for one process. */
	public record Folder(Path path) implements Location {
	}

	/** A database that several processes can share. */
	public record PostgreSql(String url, String user, Secret password) implements Location {

		/** The URL without its query, which can contain a secret. */
		public String nameForPeople() {
			return this.url.replaceFirst("\\?.*", "");
		}

	}

	public static StoreSettings of(ConfigSources sources, Path home) {
		Optional<Secret> key = sources.find(ConfigKey.STORE_KEY).map(ConfigValue::encryptionKey);
		Optional<ConfigValue> previousKey = sources.find(ConfigKey.STORE_KEY_PREVIOUS);
		if (key.isEmpty() && previousKey.isPresent()) {
			throw previousKey.get().invalid("needs STORE_KEY too, the new key");
		}
		return new StoreSettings(location(sources, home), key.orElse(null),
				previousKey.map(ConfigValue::encryptionKey).orElse(null), List.of());
	}

	/** In memory, because the sandbox forgets its tokens when it stops. */
	public static StoreSettings onSandbox(ConfigSources sources) {
		String ignored = Stream
			.of(ConfigKey.STORE, ConfigKey.STORE_DIR, ConfigKey.DATABASE_URL, ConfigKey.DATABASE_USER,
					ConfigKey.DATABASE_PASSWORD, ConfigKey.STORE_KEY, ConfigKey.STORE_KEY_PREVIOUS)
			.filter((key) -> sources.find(key).isPresent())
			.map(Enum::name)
			.collect(Collectors.joining(", "));
		return new StoreSettings(new Memory(), null, null, ignored.isEmpty() ? List.of()
				: List.of("Ignored on the sandbox, which keeps everything in memory: %s".formatted(ignored)));
	}

	private static Location location(ConfigSources sources, Path home) {
		Optional<ConfigValue> kind = sources.find(ConfigKey.STORE);
		Optional<ConfigValue> url = sources.find(ConfigKey.DATABASE_URL);
		if (url.isPresent()) {
			refuseTogether(sources, url.get(), ConfigKey.STORE, ConfigKey.STORE_DIR);
			return postgreSql(sources, url.get());
		}
		sources.find(ConfigKey.DATABASE_USER).or(() -> sources.find(ConfigKey.DATABASE_PASSWORD)).ifPresent((value) -> {
			throw value.invalid("needs DATABASE_URL too");
		});
		return switch (kind.map(ConfigValue::text).orElse("file").toLowerCase(Locale.ROOT)) {
			case "file" -> new Folder(sources.find(ConfigKey.STORE_DIR)
				.map(StoreSettings::folder)
				.orElseGet(() -> home.resolve(".pagerduty-oauth-sample")));
			case "memory" -> {
				refuseTogether(sources, kind.orElseThrow(), ConfigKey.STORE_DIR);
				yield new Memory();
			}
			default -> throw kind.orElseThrow()
				.invalid("must be file or memory; for PostgreSQL leave it out and set DATABASE_URL");
		};
	}

	private static void refuseTogether(ConfigSources sources, ConfigValue value, ConfigKey... others) {
		Arrays.stream(others).filter((other) -> sources.find(other).isPresent()).findFirst().ifPresent((other) -> {
			throw value.invalid("cannot be used together with %s; leave one of the two out".formatted(other));
		});
	}

	private static Path folder(ConfigValue value) {
		try {
			// H2 reads settings after a semicolon.
			if (!value.text().contains(";")) {
				return Path.of(value.text()).toAbsolutePath();
			}
		}
		catch (InvalidPathException ex) {
			// reported below
		}
		throw value.invalid("must be the path of a folder, without a semicolon");
	}

	private static PostgreSql postgreSql(ConfigSources sources, ConfigValue url) {
		if (!url.text().startsWith(POSTGRESQL) || url.text().contains("@") || url.text().contains("password=")) {
			throw url.invalid("must look like jdbc:postgresql://HOST:5432/DATABASE, with user and password "
					+ "in DATABASE_USER and DATABASE_PASSWORD");
		}
		if (sources.find(ConfigKey.STORE_KEY).isEmpty()) {
			throw url.invalid("needs STORE_KEY too, the key that encrypts the store and is the same for all processes "
					+ "that share the database; create one with: openssl rand -base64 32");
		}
		return new PostgreSql(url.text(),
				sources.require(ConfigKey.DATABASE_USER, "name the user of that database.").text(),
				new Secret(sources.find(ConfigKey.DATABASE_PASSWORD).map(ConfigValue::text).orElse("")));
	}

}
