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
 * Where connections, script keys and sessions are kept, and the keys that encrypt them.
 *
 * @param location where they are kept
 * @param key the key, or {@code null} for one that is generated
 * @param previousKey the key before, or {@code null}
 * @param warnings sentences about what was ignored
 */
public record StoreSettings(Location location, @Nullable Secret key, @Nullable Secret previousKey,
		List<String> warnings) {

	private static final String POSTGRESQL = "jdbc:postgresql://";

	/** Where a store can be. */
	public sealed interface Location permits Memory, Folder, PostgreSql {

	}

	/** Nowhere: it ends with the program. */
	public record Memory() implements Location {
	}

	/**
	 * An embedded database of one process.
	 *
	 * @param path the folder that its files are in
	 */
	public record Folder(Path path) implements Location {
	}

	/**
	 * A database that several processes can share.
	 *
	 * @param url the JDBC URL
	 * @param user the database user
	 * @param password that user's password
	 */
	public record PostgreSql(String url, String user, Secret password) implements Location {

		/** The URL without what follows its question mark, which can be a secret. */
		public String nameForPeople() {
			return this.url.replaceFirst("\\?.*", "");
		}

	}

	/**
	 * Judges what the operator wrote.
	 * @param sources the gathered values
	 * @param home the home directory of whoever runs the program
	 * @return the settings
	 * @throws InvalidConfigurationException if a value is missing or cannot be used
	 */
	public static StoreSettings of(ConfigSources sources, Path home) {
		Optional<Secret> key = sources.find(ConfigKey.STORE_KEY).map(ConfigValue::encryptionKey);
		Optional<ConfigValue> previousKey = sources.find(ConfigKey.STORE_KEY_PREVIOUS);
		if (key.isEmpty() && previousKey.isPresent()) {
			throw previousKey.get().invalid("needs STORE_KEY too, the key that is to take its place");
		}
		return new StoreSettings(location(sources, home), key.orElse(null),
				previousKey.map(ConfigValue::encryptionKey).orElse(null), List.of());
	}

	/**
	 * The store for the sandbox, whose tokens end with it.
	 * @param sources the gathered values, of which those about the store are ignored
	 * @return the settings
	 */
	public static StoreSettings onSandbox(ConfigSources sources) {
		String ignored = Stream
			.of(ConfigKey.STORE, ConfigKey.STORE_DIR, ConfigKey.DATABASE_URL, ConfigKey.DATABASE_USER,
					ConfigKey.DATABASE_PASSWORD, ConfigKey.STORE_KEY, ConfigKey.STORE_KEY_PREVIOUS)
			.filter((key) -> sources.find(key).isPresent())
			.map(Enum::name)
			.collect(Collectors.joining(", "));
		return new StoreSettings(new Memory(), null, null, ignored.isEmpty() ? List.of() : List
			.of("Ignored on the sandbox, whose tokens end with it and are kept in memory: %s".formatted(ignored)));
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
			// H2 takes what follows a semicolon for settings.
			if (!value.text().contains(";")) {
				return Path.of(value.text()).toAbsolutePath();
			}
		}
		catch (InvalidPathException ex) {
			// the sentence below says it
		}
		throw value.invalid("must be the name of a folder, without a semicolon");
	}

	private static PostgreSql postgreSql(ConfigSources sources, ConfigValue url) {
		if (!url.text().startsWith(POSTGRESQL) || url.text().contains("@") || url.text().contains("password=")) {
			throw url.invalid("must look like jdbc:postgresql://HOST:5432/DATABASE, with user and password "
					+ "in DATABASE_USER and DATABASE_PASSWORD");
		}
		if (sources.find(ConfigKey.STORE_KEY).isEmpty()) {
			throw url.invalid("needs STORE_KEY too, which encrypts what is stored and is the same for all that share "
					+ "the database; make one with: openssl rand -base64 32");
		}
		return new PostgreSql(url.text(),
				sources.require(ConfigKey.DATABASE_USER, "name the user that DATABASE_URL is opened with.").text(),
				new Secret(sources.find(ConfigKey.DATABASE_PASSWORD).map(ConfigValue::text).orElse("")));
	}

}
