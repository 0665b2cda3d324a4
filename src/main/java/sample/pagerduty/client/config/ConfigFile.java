package sample.pagerduty.client.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The content of a {@code config.json}. Messages never quote the file: the wrong part may
 * be a secret.
 *
 * @param values the known keys that have a value
 * @param warnings one sentence per unknown key
 */
record ConfigFile(Map<ConfigKey, ConfigValue> values, List<String> warnings) {

	/** Some editors on Windows write it at the start of a file. */
	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	static ConfigFile read(Path file) {
		String text = textOf(file);
		JsonNode root;
		try {
			root = MAPPER.readTree(text);
		}
		catch (JacksonException ex) {
			throw notJson(file, text, ex.getLocation());
		}
		if (!root.isObject()) {
			throw new InvalidConfigurationException(
					"%s must hold one JSON object, { \"PD_CLIENT_ID\": … }; see config.example.json.".formatted(file));
		}
		Map<ConfigKey, ConfigValue> values = new EnumMap<>(ConfigKey.class);
		List<String> warnings = new ArrayList<>();
		root.properties().forEach((property) -> {
			Optional<ConfigKey> key = ConfigKey.named(property.getKey());
			if (key.isEmpty()) {
				warnings.add(unknown(file, property.getKey()));
				return;
			}
			String value = valueOf(file, key.get(), property.getValue());
			if (!value.isBlank() || key.get() == ConfigKey.SCOPES) {
				ConfigValue other = values.put(key.get(),
						new ConfigValue(key.get(), value.strip(), file.toString(), property.getKey()));
				if (other != null) {
					throw new InvalidConfigurationException(
							"%s has the same setting twice, as %s and as %s; use only one of the two.".formatted(file,
									other.name(), property.getKey()));
				}
			}
		});
		return new ConfigFile(values, warnings);
	}

	private static String textOf(Path file) {
		try {
			String text = Files.readString(file);
			return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
		}
		catch (IOException ex) {
			throw new InvalidConfigurationException(
					"%s cannot be read; it must be a UTF-8 text file that this user can read.".formatted(file));
		}
	}

	private static InvalidConfigurationException notJson(Path file, String text, TokenStreamLocation location) {
		String cause = (text.contains("“") || text.contains("”"))
				? "it has typographic quotation marks; JSON needs \" instead of “ and ”."
				: "look there for a missing or extra comma, quotation mark or brace, or a duplicate key.";
		return new InvalidConfigurationException("%s is not valid JSON (line %d, column %d): %s".formatted(file,
				location.getLineNr(), location.getColumnNr(), cause));
	}

	private static String valueOf(Path file, ConfigKey key, JsonNode node) {
		if (node.isNull()) {
			return "";
		}
		if (node.isObject() && key.isObject()) {
			return node.properties()
				.stream()
				.map((entry) -> entry.getKey() + "=" + valueOf(file, key, entry.getValue()))
				.collect(Collectors.joining("\n"));
		}
		if (node.isArray() && key.isList()) {
			return node.valueStream().map((word) -> valueOf(file, key, word)).collect(Collectors.joining(" "));
		}
		if (!node.isValueNode()) {
			throw new InvalidConfigurationException(
					"%s in %s must be a plain value, not an object or a list.".formatted(key, file));
		}
		return node.asString();
	}

	private static String unknown(Path file, String name) {
		return "%s contains the unknown key %s, which is ignored%s".formatted(file, name,
				ConfigKey.nearestTo(name).map((key) -> "; did you mean " + key + "?").orElse("."));
	}

}
