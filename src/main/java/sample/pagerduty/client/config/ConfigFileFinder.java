package sample.pagerduty.client.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/** Finds the configuration file: the one that is named, or {@code config.json}. */
final class ConfigFileFinder {

	/** The file that is read by default. */
	private static final String DEFAULT_FILE = "config.json";

	/** What the default file becomes if its name is hidden in part or mistyped. */
	private static final Set<String> SIMILAR_FILES = Set.of(DEFAULT_FILE, DEFAULT_FILE + ".txt", DEFAULT_FILE + ".json",
			DEFAULT_FILE + "c", "config.jsn", "config.txt");

	private ConfigFileFinder() {
	}

	/** The file to read, or {@code null} if none is named and there is no default one. */
	static @Nullable Path find(@Nullable String option, @Nullable String variable, Path directory) {
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
					("%s is a folder, not a file. Docker creates such a folder if the file to "
							+ "mount does not exist: remove the folder, create the file, and start again.")
						.formatted(described));
		}
		if (!Files.exists(file)) {
			throw new InvalidConfigurationException(
					"%s is a link to a file that does not exist; create that file, or remove the link."
						.formatted(described));
		}
	}

	/** Otherwise the sandbox would start, and no one would know why. */
	static void refuseSimilarFile(Path directory) {
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

}
