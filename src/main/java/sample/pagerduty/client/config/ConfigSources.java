package sample.pagerduty.client.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The operator's settings before validation. The environment overrides the file.
 */
public final class ConfigSources {

	/** The file that is read by default. */
	private static final String DEFAULT_FILE = "config.json";

	/** What the default file becomes if its name is hidden in part or mistyped. */
	private static final Set<String> SIMILAR_FILES = Set.of(DEFAULT_FILE, DEFAULT_FILE + ".txt", DEFAULT_FILE + ".json",
			DEFAULT_FILE + "c", "config.jsn", "config.txt");

	private static final List<String> LOG_LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");

	private static final List<ConfigKey> APP_KEYS = List.of(ConfigKey.PD_CLIENT_ID, ConfigKey.PD_CLIENT_SECRET,
			ConfigKey.PD_CLIENT_SECRET_FILE);

	private final Map<ConfigKey, ConfigValue> values;

	private final @Nullable Path file;

	private final List<String> fileWarnings;

	private final List<String> otherWarnings;

	private ConfigSources(Map<ConfigKey, ConfigValue> values, @Nullable Path file, List<String> fileWarnings,
			List<String> otherWarnings) {
		this.values = values;
		this.file = file;
		this.fileWarnings = fileWarnings;
		this.otherWarnings = otherWarnings;
	}

	/**
	 * Reads {@code config.json}, or the file that is named instead, and the environment.
	 * A relative file name starts at the directory.
	 */
	public static ConfigSources read(@Nullable String namedFile, Map<String, String> environment, Path directory) {
		EnvironmentVariables variables = EnvironmentVariables.of(environment);
		Map<ConfigKey, ConfigValue> values = new EnumMap<>(ConfigKey.class);
		List<String> fileWarnings = new ArrayList<>();
		List<String> otherWarnings = new ArrayList<>();
		Path file = findFile(namedFile, environment.get(EnvironmentVariables.FILE_VARIABLE), directory);
		if (file != null) {
			ConfigFile content = ConfigFile.read(file);
			values.putAll(content.values());
			fileWarnings.addAll(content.warnings());
			if (content.values().keySet().stream().anyMatch(ConfigKey::isSecretItself)) {
				FileAccess.warning(file).ifPresent(otherWarnings::add);
			}
		}
		else if (APP_KEYS.stream().noneMatch(variables.values()::containsKey)) {
			refuseSimilarFile(directory);
		}
		values.putAll(variables.values());
		otherWarnings.addAll(variables.warnings());
		Optional.ofNullable(values.get(ConfigKey.PD_CLIENT_SECRET_FILE))
			.flatMap((value) -> FileAccess.warning(value.text()))
			.ifPresent(otherWarnings::add);
		return new ConfigSources(values, file, fileWarnings, otherWarnings);
	}

	/** Reads the environment only. */
	public static ConfigSources of(Map<String, String> environment) {
		EnvironmentVariables variables = EnvironmentVariables.of(environment);
		return new ConfigSources(variables.values(), null, List.of(), variables.warnings());
	}

	/** One setting only; {@code source} is what messages call its place. */
	public static ConfigSources of(ConfigKey key, String value, String source) {
		return new ConfigSources(Map.of(key, new ConfigValue(key, value.strip(), source, key.name())), null, List.of(),
				List.of());
	}

	private static @Nullable Path findFile(@Nullable String option, @Nullable String variable, Path directory) {
		String name = StringUtils.hasText(option) ? option : variable;
		if (!StringUtils.hasText(name)) {
			Path file = directory.resolve(DEFAULT_FILE);
			if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
				return null;
			}
			checkIsFile(file, file.toString());
			return file;
		}
		String source = StringUtils.hasText(option) ? "--config" : EnvironmentVariables.FILE_VARIABLE;
		Path file = path(directory, name, source);
		String described = "The configuration file %s, named by %s,".formatted(file, source);
		if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			throw new InvalidConfigurationException(
					"%s does not exist; copy config.example.json there or name another file.".formatted(described));
		}
		checkIsFile(file, described);
		return file;
	}

	private static Path path(Path directory, String name, String source) {
		try {
			return directory.resolve(name);
		}
		catch (InvalidPathException ex) {
			throw new InvalidConfigurationException("%s must name a file.".formatted(source));
		}
	}

	private static void checkIsFile(Path file, String described) {
		if (Files.isDirectory(file)) {
			throw new InvalidConfigurationException(
					("%s is a folder, not a file. Docker makes such a folder if the file to "
							+ "mount does not exist: remove the folder, write the file, and start again.")
						.formatted(described));
		}
		if (!Files.exists(file)) {
			throw new InvalidConfigurationException(
					"%s is a link to a file that does not exist; write that file, or remove the link."
						.formatted(described));
		}
	}

	/** Otherwise the sandbox would start, and nobody would know why. */
	private static void refuseSimilarFile(Path directory) {
		String[] names = directory.toAbsolutePath().toFile().list();
		Stream.of((names != null) ? names : new String[0])
			.filter((name) -> SIMILAR_FILES.contains(name.toLowerCase(Locale.ROOT)))
			.sorted()
			.findFirst()
			.ifPresent((name) -> {
				throw new InvalidConfigurationException(
						"There is a file %s, but this app reads %s; rename it (some systems hide the end of a name), or name it with --config."
							.formatted(directory.resolve(name), DEFAULT_FILE));
			});
	}

	/**
	 * Whether a PagerDuty app is configured, perhaps incompletely. Otherwise the client
	 * uses the sandbox. A file with other settings only is for the sandbox. A file that
	 * is empty or has a mistyped key is not: its author wanted to configure an app.
	 */
	public boolean configuresAnApp() {
		boolean meantAnApp = this.file != null && (this.values.isEmpty() || !this.fileWarnings.isEmpty());
		return meantAnApp || APP_KEYS.stream().anyMatch(this.values::containsKey);
	}

	/** Whether there is neither a file nor a variable. */
	public boolean isEmpty() {
		return this.file == null && this.values.isEmpty();
	}

	/** Where the values were read from, as text for the operator. */
	public String description() {
		Stream<String> named = Stream.ofNullable(this.file).map(Path::toString);
		String sources = Stream.concat(named, this.values.values().stream().map(ConfigValue::source))
			.distinct()
			.collect(Collectors.joining(" and "));
		return sources.isEmpty() ? "nothing" : sources;
	}

	/**
	 * Where each setting was read from, without its value, as text for the operator: the
	 * sources as in {@link #description()}, with the names of the settings.
	 */
	public String origins() {
		Map<String, List<String>> names = new LinkedHashMap<>();
		if (this.file != null) {
			names.put(this.file.toString(), new ArrayList<>());
		}
		this.values.values()
			.forEach((value) -> names.computeIfAbsent(value.source(), (source) -> new ArrayList<>()).add(value.name()));
		return names.isEmpty() ? "nothing"
				: names.entrySet()
					.stream()
					.map((source) -> source.getKey()
							+ (source.getValue().isEmpty() ? "" : " (" + String.join(", ", source.getValue()) + ")"))
					.collect(Collectors.joining(" and "));
	}

	/** One sentence per key that is ignored, and per file that others can read. */
	public List<String> warnings() {
		return Stream.concat(this.fileWarnings.stream(), this.otherWarnings.stream()).toList();
	}

	/** How much this app logs, if that is set. */
	public Optional<String> logLevel() {
		return find(ConfigKey.LOG_LEVEL).map((value) -> {
			String level = value.text().toUpperCase(Locale.ROOT);
			if (!LOG_LEVELS.contains(level)) {
				throw value.invalid("must be one of " + String.join(", ", LOG_LEVELS));
			}
			return level;
		});
	}

	public int sandboxPort(int defaultPort) {
		return find(ConfigKey.SANDBOX_PORT).map(ConfigValue::port).orElse(defaultPort);
	}

	Optional<ConfigValue> find(ConfigKey key) {
		return Optional.ofNullable(this.values.get(key));
	}

	ConfigValue require(ConfigKey key, String advice) {
		return find(key).orElseThrow(() -> new InvalidConfigurationException(Stream
			.concat(Stream.of("%s is missing in %s; %s".formatted((this.file != null) ? key : key.variable(),
					description(), advice)), this.fileWarnings.stream())
			.collect(Collectors.joining(" "))));
	}

}
