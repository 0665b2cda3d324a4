package sample.pagerduty.client.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Where the settings were read from, as text for the operator and without their values.
 *
 * @param names the sources, such as a file and the environment
 * @param details the sources, each with the names of its settings
 */
public record ConfigOrigins(String names, String details) {

	private static final String NOTHING = "nothing";

	/** The origins of values; a file is named even if it has no value. */
	static ConfigOrigins of(@Nullable Path file, Collection<ConfigValue> values) {
		Map<String, List<String>> settings = new LinkedHashMap<>();
		if (file != null) {
			settings.put(file.toString(), new ArrayList<>());
		}
		values.forEach(
				(value) -> settings.computeIfAbsent(value.source(), (source) -> new ArrayList<>()).add(value.name()));
		if (settings.isEmpty()) {
			return new ConfigOrigins(NOTHING, NOTHING);
		}
		String details = settings.entrySet()
			.stream()
			.map((source) -> source.getKey()
					+ (source.getValue().isEmpty() ? "" : " (" + String.join(", ", source.getValue()) + ")"))
			.collect(Collectors.joining(" and "));
		return new ConfigOrigins(String.join(" and ", settings.keySet()), details);
	}

}
