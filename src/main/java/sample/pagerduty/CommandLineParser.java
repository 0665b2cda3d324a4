package sample.pagerduty;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import sample.pagerduty.client.config.AgentKey;
import sample.pagerduty.client.config.InvalidConfigurationException;

/**
 * Parses the command line with picocli. Its own messages repeat the value of an argument,
 * which may be a secret, so this class has others.
 */
final class CommandLineParser {

	private final CommandLine parser = new CommandLine(CommandLineOptions.specification()).setExpandAtFiles(false)
		.setOverwrittenOptionsAllowed(true);

	ParseResult parse(String[] args) {
		Arrays.stream(args).filter(this::isFlagWithValue).findFirst().ifPresent((arg) -> {
			throw new InvalidConfigurationException("%s takes no value.".formatted(nameOf(arg)));
		});
		try {
			return this.parser.parseArgs(args);
		}
		catch (UnmatchedArgumentException ex) {
			throw unknown(ex);
		}
		catch (MissingParameterException ex) {
			throw needsValue(ex.getMissing().get(0) instanceof OptionSpec option ? option.longestName()
					: CommandLineOptions.NAME);
		}
		catch (ParameterException ex) {
			throw new InvalidConfigurationException("The arguments cannot be read; --help lists them.");
		}
	}

	private boolean isFlagWithValue(String arg) {
		OptionSpec option = this.parser.getCommandSpec().findOption(nameOf(arg));
		return option != null && arg.startsWith("--") && arg.contains("=") && isFlag(option);
	}

	private static InvalidConfigurationException unknown(UnmatchedArgumentException thrown) {
		String argument = nameOf(thrown.getUnmatched().get(0));
		boolean lacksDashes = thrown.getCommandLine().getCommandSpec().optionsMap().containsKey("--" + argument);
		List<String> meant = lacksDashes ? List.of("--" + argument) : thrown.getSuggestions();
		return new InvalidConfigurationException("Unknown argument %s.%s --help lists them all.".formatted(argument,
				meant.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(" or ", meant))));
	}

	static InvalidConfigurationException needsValue(String option) {
		return new InvalidConfigurationException("%1$s needs a value: %1$s=VALUE.".formatted(option));
	}

	static boolean isFlag(OptionSpec option) {
		return option.arity().max() == 0;
	}

	/** An argument without its value. */
	static String nameOf(String arg) {
		return arg.replaceFirst("(?s)=.*", "");
	}

	/** The name of an option without its dashes. */
	static String nameOf(OptionSpec option) {
		return option.longestName().substring(2);
	}

	/** The values of each option that was given. */
	static Map<String, List<String>> valuesByName(ParseResult options) {
		return options.matchedOptions()
			.stream()
			.collect(Collectors.toMap(CommandLineParser::nameOf, CommandLineParser::values,
					(first, repeated) -> repeated));
	}

	private static List<String> values(OptionSpec option) {
		Object value = option.getValue();
		return (value instanceof Collection<?> values) ? values.stream().map(Object::toString).toList()
				: List.of(value.toString());
	}

	/** What to print instead of starting anything, if that was asked for. */
	@Nullable String information(ParseResult options) {
		if (options.isUsageHelpRequested()) {
			return this.parser.getUsageMessage(Ansi.OFF);
		}
		if (options.isVersionHelpRequested()) {
			return String.join("\n", this.parser.getCommandSpec().version()) + "\n";
		}
		if (options.hasMatchedOption("--" + CommandLineOptions.NEW_AGENT_KEY)) {
			return AgentKey.generate() + "\n";
		}
		return options.hasMatchedOption("--" + CommandLineOptions.COMPLETION)
				? AutoComplete.bash(CommandLineOptions.NAME, this.parser) : null;
	}

}
