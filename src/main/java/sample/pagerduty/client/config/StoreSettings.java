package sample.pagerduty.client.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Where connections, script keys and sessions are stored, and the keys that encrypt them.
 *
 * @param key the key, or {@code null} to generate one
 * @param previousKey the key that was used before, or {@code null}
 * @param notes sentences about settings that are not used
 */
public record StoreSettings(Location location, @Nullable Secret key, @Nullable Secret previousKey, List<String> notes) {

	private static final Pattern URL_CHARACTER = Pattern.compile("[\\x21-\\x7E&&[^\"<>\\\\^`]]");

	private static final Pattern NO_CONTROL_CHARACTER = Pattern.compile("\\P{Cntrl}");

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

	/** The home directory is where the store is by default. */
	public static StoreSettings of(ConfigSources sources, @Nullable String home) {
		Optional<Secret> key = sources.find(ConfigKey.STORE_KEY).map(ConfigValue::encryptionKey);
		Optional<ConfigValue> previousKey = sources.find(ConfigKey.STORE_KEY_PREVIOUS);
		if (key.isEmpty() && previousKey.isPresent()) {
			throw previousKey.get()
				.invalid("needs %s too, the new key".formatted(previousKey.get().nameOf(ConfigKey.STORE_KEY)));
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
				: List.of("Not used on the sandbox, which keeps everything in memory: %s".formatted(ignored)));
	}

	private static Location location(ConfigSources sources, @Nullable String home) {
		Optional<ConfigValue> kind = sources.find(ConfigKey.STORE);
		Optional<ConfigValue> url = sources.find(ConfigKey.DATABASE_URL);
		if (url.isPresent()) {
			refuseTogether(sources, url.get(), ConfigKey.STORE, ConfigKey.STORE_DIR);
			return postgreSql(sources, url.get());
		}
		sources.find(ConfigKey.DATABASE_USER).or(() -> sources.find(ConfigKey.DATABASE_PASSWORD)).ifPresent((value) -> {
			throw value.invalid("needs %s too".formatted(value.nameOf(ConfigKey.DATABASE_URL)));
		});
		return switch (kind.map(ConfigValue::text).orElse("file").toLowerCase(Locale.ROOT)) {
			case "file" -> new Folder(
					sources.find(ConfigKey.STORE_DIR).map(StoreSettings::folder).orElseGet(() -> defaultFolder(home)));
			case "memory" -> {
				refuseTogether(sources, kind.orElseThrow(), ConfigKey.STORE_DIR);
				yield new Memory();
			}
			default -> throw kind.orElseThrow()
				.invalid("must be file or memory; for PostgreSQL leave it out and set "
						+ kind.orElseThrow().nameOf(ConfigKey.DATABASE_URL));
		};
	}

	private static void refuseTogether(ConfigSources sources, ConfigValue value, ConfigKey... others) {
		Arrays.stream(others).filter((other) -> sources.find(other).isPresent()).findFirst().ifPresent((other) -> {
			throw value.invalid("cannot be used together with %s; use only one of the two"
				.formatted(sources.find(other).orElseThrow().name()));
		});
	}

	/**
	 * In containers and for service accounts there may be no home directory, and Java
	 * names a directory where no one would look.
	 */
	static Optional<Path> findDefaultFolder(@Nullable String home) {
		try {
			Path directory = Path.of((home != null) ? home : "");
			return (directory.isAbsolute() && directory.getParent() != null && Files.isDirectory(directory))
					? Optional.of(directory.resolve(".pagerduty-oauth-sample")) : Optional.empty();
		}
		catch (InvalidPathException ex) {
			return Optional.empty();
		}
	}

	private static Path defaultFolder(@Nullable String home) {
		return findDefaultFolder(home).orElseThrow(() -> new InvalidConfigurationException(
				"The user who runs this app has no home folder%s to keep the store in; set "
					.formatted(StringUtils.hasText(home) ? " (\"" + home + "\")" : "")
						+ "STORE_DIR (PD_STORE_DIR in the environment) to a folder that this user can write to, or STORE "
						+ "(PD_STORE) to memory to store nothing."));
	}

	private static Path folder(ConfigValue value) {
		try {
			// H2 reads settings after a semicolon.
			if (!value.text().contains(";") && !value.text().matches("(?s).*\\p{Cntrl}.*")) {
				return Path.of(value.text()).toAbsolutePath();
			}
		}
		catch (InvalidPathException ex) {
			// reported below
		}
		throw value.invalid("must be the path of a folder, without a semicolon");
	}

	private static PostgreSql postgreSql(ConfigSources sources, ConfigValue url) {
		url.checkCharacters(URL_CHARACTER, "a URL cannot contain (RFC 3986)");
		if (!url.text().startsWith(POSTGRESQL) || url.text().contains("@") || url.text().contains("password=")) {
			throw url.invalid("must look like jdbc:postgresql://HOST:5432/DATABASE, with user and password in %s and %s"
				.formatted(url.nameOf(ConfigKey.DATABASE_USER), url.nameOf(ConfigKey.DATABASE_PASSWORD)));
		}
		if (sources.find(ConfigKey.STORE_KEY).isEmpty()) {
			throw url.invalid(("needs %s too, the key that encrypts the store and is the same for all processes "
					+ "that share the database; create one with: openssl rand -base64 32")
				.formatted(url.nameOf(ConfigKey.STORE_KEY)));
		}
		sources.find(ConfigKey.DATABASE_USER)
			.ifPresent((user) -> user.checkCharacters(NO_CONTROL_CHARACTER, "a user name cannot contain"));
		sources.find(ConfigKey.DATABASE_PASSWORD)
			.ifPresent((password) -> password.checkCharacters(NO_CONTROL_CHARACTER, "a password cannot contain"));
		return new PostgreSql(url.text(),
				sources.require(ConfigKey.DATABASE_USER, "name the user of that database.").text(),
				new Secret(sources.find(ConfigKey.DATABASE_PASSWORD).map(ConfigValue::text).orElse("")));
	}

}
