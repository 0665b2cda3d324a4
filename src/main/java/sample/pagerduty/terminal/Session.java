package sample.pagerduty.terminal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The app that a command uses: one that runs already, or one that the command starts and
 * stops.
 */
final class Session implements Closeable {

	private final AppClient app;

	private final @Nullable Closeable started;

	private Session(AppClient app, @Nullable Closeable started) {
		this.app = app;
		this.started = started;
	}

	static Session open(AppStarter starter, @Nullable String config, boolean forLogin) {
		Optional<Path> keyFile = starter.keyFile(config);
		Optional<AppClient> running = keyFile.flatMap(AppClient::find);
		if (running.isPresent()) {
			return new Session(running.get(), null);
		}
		AppStarter.Started started = starter.start(config, forLogin);
		AppClient app = AppClient.find(started.keyFile()).orElse(null);
		if (app == null) {
			close(started.app());
			throw TerminalException.unavailable("The app has started but does not answer the terminal.");
		}
		return new Session(app, started.app());
	}

	AppClient app() {
		return this.app;
	}

	@Override
	public void close() {
		if (this.started != null) {
			close(this.started);
		}
	}

	private static void close(Closeable app) {
		try {
			app.close();
		}
		catch (IOException ex) {
			// the process ends in a moment
		}
	}

}
