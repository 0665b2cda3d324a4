package sample.pagerduty.client.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which tools agents can use. The words are names of tools or of their areas, which a
 * later package knows.
 */
public final class ToolSettings {

	private final Optional<ConfigValue> tools;

	private final Optional<ConfigValue> writeTools;

	private ToolSettings(Optional<ConfigValue> tools, Optional<ConfigValue> writeTools) {
		this.tools = tools;
		this.writeTools = writeTools;
	}

	public static ToolSettings of(ConfigSources sources) {
		return new ToolSettings(sources.find(ConfigKey.AGENT_TOOLS), sources.find(ConfigKey.AGENT_WRITE_TOOLS));
	}

	/** The tools that read, or nothing if all of them are offered. */
	public Optional<List<String>> tools() {
		return this.tools.map(ToolSettings::words);
	}

	/** The tools that change something. None is offered unless it is named. */
	public List<String> writeTools() {
		return this.writeTools.map(ToolSettings::words).orElse(List.of());
	}

	private static List<String> words(ConfigValue value) {
		return WordList.of(value.text());
	}

	/**
	 * Refuses the first word of {@code AGENT_TOOLS} that names nothing.
	 * @param isKnown whether a word names a tool that reads, or an area
	 * @param known the names to suggest
	 */
	public void checkTools(Predicate<String> isKnown, Collection<String> known) {
		this.tools.ifPresent((value) -> check(value, isKnown, known, "tool that reads and no area"));
	}

	/** The same for {@code AGENT_WRITE_TOOLS} and the tools that change something. */
	public void checkWriteTools(Predicate<String> isKnown, Collection<String> known) {
		this.writeTools.ifPresent((value) -> check(value, isKnown, known, "tool that changes something"));
	}

	private static void check(ConfigValue value, Predicate<String> isKnown, Collection<String> known, String wanted) {
		words(value).stream().filter(isKnown.negate()).findFirst().ifPresent((word) -> {
			throw value.invalid("has a word that names no %s; %s".formatted(wanted,
					Nearest.to(word, known)
						.map((name) -> "perhaps you mean " + name)
						.orElse("the names are " + String.join(", ", known))));
		});
	}

}
