package sample.pagerduty.terminal;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Knows where an app is running for the user, and starts one. */
public interface AppStarter {

	/**
	 * The file in which a running app leaves its address and key.
	 * @param config the file with the settings, or {@code null} for the usual one
	 */
	Optional<Path> keyFile(@Nullable String config);

	/**
	 * Starts the app for one command.
	 * @param config the file with the settings, or {@code null} for the usual one
	 * @param forLogin whether browsers must reach it at the redirect URI
	 * @throws TerminalException if it cannot start
	 */
	Started start(@Nullable String config, boolean forLogin);

	/**
	 * Runs the setup check, and returns its exit status.
	 * @param config the file with the settings, or {@code null} for the usual one
	 */
	int check(@Nullable String config);

	/**
	 * An app that a command has started, and stops at its end.
	 *
	 * @param keyFile where the app left its address and key
	 */
	record Started(Path keyFile, Closeable app) {

	}

}
