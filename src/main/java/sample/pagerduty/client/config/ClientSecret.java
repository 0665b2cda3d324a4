package sample.pagerduty.client.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the client secret, from a setting or from a file that a setting names. */
final class ClientSecret {

	private ClientSecret() {
	}

	/** Empty for a public app, which has none. */
	static Optional<Secret> find(ConfigSources sources) {
		Optional<ConfigValue> file = sources.find(ConfigKey.PD_CLIENT_SECRET_FILE);
		Optional<ConfigValue> secret = sources.find(ConfigKey.PD_CLIENT_SECRET);
		if (file.isPresent()) {
			if (secret.isPresent()) {
				throw file.get().invalid("cannot be used together with PD_CLIENT_SECRET; use only one of the two");
			}
			return Optional.of(new Secret(secretIn(file.get()).credential()));
		}
		if (secret.isEmpty() && AppKind.of(RequestedScopes.of(sources), false) == AppKind.PUBLIC) {
			return Optional.empty();
		}
		return Optional.of(new Secret(sources
			.require(ConfigKey.PD_CLIENT_SECRET,
					"copy it from the file that you got with Download JSON, or set PD_CLIENT_SECRET_FILE to a file "
							+ "with the secret. Only a Classic app, with SCOPES read or write, needs no secret.")
			.credential()));
	}

	private static ConfigValue secretIn(ConfigValue file) {
		Path path;
		try {
			path = Path.of(file.text());
		}
		catch (InvalidPathException ex) {
			throw file.invalid("is not the name of a file");
		}
		if (Files.isDirectory(path)) {
			throw file.invalid("names a folder, not a file; Docker creates one if the file to mount does not exist");
		}
		try {
			String content = Files.readString(path).strip();
			if (!content.isEmpty()) {
				return new ConfigValue(ConfigKey.PD_CLIENT_SECRET, content, "the file that PD_CLIENT_SECRET_FILE names",
						ConfigKey.PD_CLIENT_SECRET.name());
			}
		}
		catch (IOException ex) {
			throw file.invalid("names a file that cannot be read; it must be a text file that this user can read");
		}
		throw file.invalid("names an empty file; write the client secret to it");
	}

}
