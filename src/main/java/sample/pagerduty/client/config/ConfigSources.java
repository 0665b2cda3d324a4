package sample.pagerduty.client.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

	private static final String FILE_VARIABLE = "PD_CONFIG";

	private static final String ENVIRONMENT = "the environment";

	private final Map<ConfigKey, ConfigValue> values;

	private final @Nullable Path file;

	private final List<String> warnings;

	private ConfigSources(Map<ConfigKey, ConfigValue> values, @Nullable Path file, List<String> warnings) {
		this.values = values;
		this.file = file;
		this.warnings = warnings;
	}

	/**
	 * Reads {@code config.json}, or the file that is named instead, and the environment.
	 * A relative file name starts at the directory.
	 */
	public static ConfigSources read(@Nullable String namedFile, Map<String, String> environment, Path directory) {
		Map<ConfigKey, ConfigValue> values = new EnumMap<>(ConfigKey.class);
		List<String> warnings = new ArrayList<>();
		Path file = findFile(namedFile, environment.get(FILE_VARIABLE), directory);
		if (file != null) {
			ConfigFile content = ConfigFile.read(file);
			values.putAll(content.values());
			warnings.addAll(content.warnings());
		}
		values.putAll(valuesOf(environment, ENVIRONMENT));
		return new ConfigSources(values, file, warnings);
	}

	/** Reads variables only; {@code source} is what messages call them. */
	public static ConfigSources of(Map<String, String> variables, String source) {
		return new ConfigSources(valuesOf(variables, source), null, List.of());
	}

	private static Map<ConfigKey, ConfigValue> valuesOf(Map<String, String> variables, String source) {
		Map<ConfigKey, ConfigValue> values = new EnumMap<>(ConfigKey.class);
		for (ConfigKey key : ConfigKey.values()) {
			String value = variables.get(key.name());
			if (StringUtils.hasText(value)) {
				values.put(key, new ConfigValue(key, value.strip(), source));
			}
		}
		return values;
	}

	private static @Nullable Path findFile(@Nullable String option, @Nullable String variable, Path directory) {
		String name = StringUtils.hasText(option) ? option : variable;
		if (!StringUtils.hasText(name)) {
			Path file = directory.resolve(DEFAULT_FILE);
			return Files.exists(file) ? file : null;
		}
		Path file = directory.resolve(name);
		if (!Files.isRegularFile(file)) {
			throw new InvalidConfigurationException("The configuration file %s, named by %s, does not exist; "
				.formatted(file, StringUtils.hasText(option) ? "--config" : FILE_VARIABLE)
					+ "copy config.example.json there or name another file.");
		}
		return file;
	}

	/**
	 * Whether a PagerDuty app is configured, perhaps incompletely. Otherwise the client
	 * uses the sandbox. A file with other settings only is for the sandbox. A file that
	 * is empty or has a mistyped key is not: its author wanted to configure an app.
	 */
	public boolean configuresAnApp() {
		boolean meantAnApp = this.file != null && (this.values.isEmpty() || !this.warnings.isEmpty());
		return meantAnApp || this.values.containsKey(ConfigKey.PD_CLIENT_ID)
				|| this.values.containsKey(ConfigKey.PD_CLIENT_SECRET)
				|| this.values.containsKey(ConfigKey.PD_CLIENT_SECRET_FILE);
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

	/** One sentence per key that is ignored. */
	public List<String> warnings() {
		return List.copyOf(this.warnings);
	}

	public int sandboxPort(int defaultPort) {
		return find(ConfigKey.SANDBOX_PORT).map(ConfigValue::port).orElse(defaultPort);
	}

	Optional<ConfigValue> find(ConfigKey key) {
		return Optional.ofNullable(this.values.get(key));
	}

	ConfigValue require(ConfigKey key, String advice) {
		return find(key).orElseThrow(() -> new InvalidConfigurationException(Stream
			.concat(Stream.of("%s is missing in %s; %s".formatted(key, description(), advice)), this.warnings.stream())
			.collect(Collectors.joining(" "))));
	}

}
