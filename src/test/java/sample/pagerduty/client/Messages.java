package sample.pagerduty.client;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The texts in {@code messages.properties}. */
public final class Messages {

	private Messages() {
	}

	/** The keys that start with a prefix, without it. */
	public static Set<String> below(String prefix) {
		return load().stringPropertyNames()
			.stream()
			.filter((key) -> key.startsWith(prefix + "."))
			.map((key) -> key.substring(prefix.length() + 1))
			.collect(Collectors.toSet());
	}

	static Properties load() {
		try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
			Properties messages = new Properties();
			messages.load(file);
			return messages;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
