package sample.pagerduty.client.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The operator's settings before validation. The environment overrides the file.
 */
public final class ConfigSources {

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
		Path file = ConfigFileFinder.find(namedFile, environment.get(EnvironmentVariables.FILE_VARIABLE), directory);
		if (file != null) {
			ConfigFile content = ConfigFile.read(file);
			values.putAll(content.values());
			fileWarnings.addAll(content.warnings());
			if (content.values().keySet().stream().anyMatch(ConfigKey::isSecretItself)) {
				FileAccess.warning(file).ifPresent(otherWarnings::add);
			}
		}
		else if (APP_KEYS.stream().noneMatch(variables.values()::containsKey)) {
			ConfigFileFinder.refuseSimilarFile(directory);
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

	/** Where the values were read from. */
	public ConfigOrigins origins() {
		return ConfigOrigins.of(this.file, this.values.values());
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
					origins().names(), advice)), this.fileWarnings.stream())
			.collect(Collectors.joining(" "))));
	}

}
