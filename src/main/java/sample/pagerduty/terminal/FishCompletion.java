package sample.pagerduty.terminal;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for fish, which picocli does not write. */
final class FishCompletion {

	private FishCompletion() {
	}

	static String of(CommandSpec root) {
		return lines(root, "__fish_use_subcommand").collect(Collectors.joining("\n"));
	}

	private static Stream<String> lines(CommandSpec command, String condition) {
		Stream<String> options = command.options().stream().map((option) -> line(condition, option));
		Stream<String> commands = command.subcommands()
			.values()
			.stream()
			.distinct()
			.map(CommandLine::getCommandSpec)
			.flatMap((sub) -> Stream.concat(
					Stream.of("complete -c %s -f -n '%s' -a %s -d '%s'".formatted(Terminal.NAME, condition, sub.name(),
							quoted(sub.usageMessage().description()))),
					lines(sub, "__fish_seen_subcommand_from " + sub.name())));
		return Stream.concat(options, commands);
	}

	private static String line(String condition, OptionSpec option) {
		String names = Stream.of(option.names())
			.map((name) -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
			.collect(Collectors.joining(" "));
		return "complete -c %s -n '%s' %s%s -d '%s'".formatted(Terminal.NAME, condition, names,
				(option.arity().max() > 0) ? " -r" : "", quoted(option.description()));
	}

	private static String quoted(String... description) {
		return String.join(" ", description).replace("%%", "%").replace("\\", "\\\\").replace("'", "\\'");
	}

}
