package sample.pagerduty.client.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.RandomSecret;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.TerminalKeyFile;
import sample.pagerduty.client.config.WebSettings;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The key for the terminal commands: new at each start, and in a file that only the user
 * who runs this app can read.
 */
@Component
class TerminalKey {

	private static final Logger logger = LoggerFactory.getLogger(TerminalKey.class);

	private final String key = RandomSecret.next();

	private final Optional<Path> file;

	private final WebSettings web;

	private final JsonMapper mapper;

	TerminalKey(StoreSettings store, WebSettings web, JsonMapper mapper) {
		this.file = TerminalKeyFile.find(store, web, System.getProperty("user.home"));
		this.web = web;
		this.mapper = mapper;
	}

	boolean matches(String presented) {
		return MessageDigest.isEqual(bytes(this.key), bytes(presented));
	}

	@EventListener(WebServerInitializedEvent.class)
	void publish() {
		this.file.ifPresent((path) -> {
			try {
				write(path);
			}
			catch (IOException ex) {
				logger.warn("Terminal commands cannot use this app, because {} cannot be written ({})", path,
						ex.getClass().getSimpleName());
			}
		});
	}

	/** It has its permissions before it has content, and its content before its name. */
	private void write(Path path) throws IOException {
		boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
		Files.createDirectories(path.getParent(), permissions(posix, "rwx------"));
		Path complete = Files.createTempFile(path.getParent(), "terminal", ".tmp", permissions(posix, "rw-------"));
		try {
			Files.write(complete, content());
			Files.move(complete, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(complete);
		}
	}

	private static FileAttribute<?>[] permissions(boolean posix, String permissions) {
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

	private byte[] content() {
		return this.mapper.writeValueAsBytes(Map.of("url", TerminalKeyFile.url(this.web).toString(), "key", this.key));
	}

	/**
	 * Leaves the file of another app that has replaced this one, and a folder with other
	 * files.
	 */
	@EventListener(ContextClosedEvent.class)
	void withdraw() {
		this.file.ifPresent((path) -> {
			try {
				if (MessageDigest.isEqual(Files.readAllBytes(path), content())) {
					Files.delete(path);
					Files.delete(path.getParent());
				}
			}
			catch (IOException ex) {
				// it is gone already, or the folder has the store
			}
		});
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
