package sample.pagerduty.client.tool;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sample.pagerduty.client.config.ToolSettings;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** How people, settings and agents write the names of tools. */
public final class ToolNames {

	/** Where a person who changes this app adds tools. */
	private static final String OWN_PACKAGE = "sample.pagerduty";

	private ToolNames() {
	}

	/**
	 * Refuses settings that name no tool. A tool of another server is not checked,
	 * because that may not run yet; its name begins with its toolkit and a dot.
	 */
	public static void check(ToolSettings settings) {
		List<ToolDefinition> all = BuiltInTools.all().stream().map(Tool::definition).toList();
		check(all.stream().filter((tool) -> !tool.writes()).toList(), settings::checkTools);
		check(all.stream().filter(ToolDefinition::writes).toList(), settings::checkWriteTools);
	}

	private static void check(List<ToolDefinition> tools, BiConsumer<Predicate<String>, List<String>> check) {
		List<String> known = Stream
			.concat(tools.stream().map(ToolDefinition::name), tools.stream().map(ToolDefinition::area).distinct())
			.toList();
		check.accept((word) -> tools.stream().anyMatch((tool) -> isNamedBy(word, tool)) || isElsewhere(word)
				|| ownTools().contains(word), known);
	}

	private static boolean isElsewhere(String word) {
		return word.contains(".")
				&& !word.regionMatches(true, 0, ToolDefinition.PAGERDUTY + ".", 0, ToolDefinition.PAGERDUTY.length());
	}

	/** The names of the tools that were added to this app. */
	private static Set<String> ownTools() {
		ClassPathScanningCandidateComponentProvider classes = new ClassPathScanningCandidateComponentProvider(false);
		classes.addIncludeFilter(new AssignableTypeFilter(Tool.class));
		return classes.findCandidateComponents(OWN_PACKAGE)
			.stream()
			.map((candidate) -> ClassUtils.getShortName(String.valueOf(candidate.getBeanClassName())))
			.collect(Collectors.toSet());
	}

	/** Whether the operator's settings offer a tool. */
	static boolean isOn(ToolDefinition tool, ToolSettings settings) {
		return tool.writes() ? settings.writeTools().stream().anyMatch((word) -> isNamedBy(word, tool))
				: settings.tools()
					.map((words) -> words.stream().anyMatch((word) -> isNamedBy(word, tool)))
					.orElse(true);
	}

	private static boolean isNamedBy(String word, ToolDefinition tool) {
		return isNameOf(word, tool) || word.equalsIgnoreCase(tool.area());
	}

	/** Whether a tool has this name, in any of the ways to write it. */
	static boolean isNameOf(String word, ToolDefinition tool) {
		String name = word.contains("@") ? word.substring(0, word.indexOf('@')) : word;
		return Stream
			.of(tool.qualifiedName(), tool.qualifiedName().replace('.', '_'), tool.snakeCaseName(),
					tool.toolkit().equals(ToolDefinition.PAGERDUTY) ? tool.name() : tool.qualifiedName())
			.anyMatch((known) -> known.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
	}

}
