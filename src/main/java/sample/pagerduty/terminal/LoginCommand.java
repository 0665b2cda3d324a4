package sample.pagerduty.terminal;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Logs in, with a browser on this machine or on another one. */
@Command(name = "login", description = "Connect to PagerDuty and return.",
		footer = { "", "Without a browser on this machine, sign in with one elsewhere and paste the address to which "
				+ "PagerDuty sends it. A code in that address is good for 30 seconds." })
final class LoginCommand implements Callable<Integer> {

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private static final Duration POLL = Duration.ofMillis(500);

	@Mixin
	private final AppOptions options = new AppOptions();

	@Option(names = "--scope", paramLabel = "SCOPE", description = "Ask for this scope too. Can be repeated.")
	private List<String> scopes = List.of();

	@Option(names = "--no-browser", description = "Print the address to open, and read the address to which it leads.")
	private boolean noBrowser;

	@Option(names = "--json", description = "Print the connection as JSON.")
	private boolean json;

	@Override
	public Integer call() throws InterruptedException {
		try (Session session = Session.open(this.options.terminal().starter(), this.options.config(), true)) {
			AppClient app = session.app();
			JsonNode login = app.post("/logins", Map.of("scope", String.join(" ", this.scopes)));
			URI url = URI.create(login.path("url").asString());
			String state = "/logins/" + login.path("id").asString();
			if (!this.noBrowser && DesktopBrowser.open(url)) {
				this.options.err().println("Sign in with the browser. If none opens, open this address:\n  " + url);
				waitFor(app, state);
			}
			else {
				new PastedLogin(this.options.terminal(), this.options.err()).complete(url,
						URI.create(login.path("redirect_uri").asString()));
			}
			report(connection(app, app.get(state)));
			return ExitStatus.OK;
		}
	}

	private static void waitFor(AppClient app, String state) throws InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (app.get(state).path("connection_id").isNull()) {
			if (System.nanoTime() > end) {
				throw new TerminalException(ExitStatus.NOT_CONNECTED,
						"No one has signed in for 10 minutes. Start the login again.");
			}
			TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
		}
	}

	private static ConnectedAccount connection(AppClient app, JsonNode state) {
		return app.connectionsNow()
			.stream()
			.filter((connection) -> connection.id().equals(state.path("connection_id").asString("")))
			.findFirst()
			.orElseThrow(() -> new TerminalException(ExitStatus.NOT_CONNECTED,
					"The login is not complete. Start it again, and answer its questions in the browser."));
	}

	private void report(ConnectedAccount connection) {
		if (this.json) {
			this.options.out()
				.println(AppClient.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(connection));
			return;
		}
		this.options.err().println("Connected as " + connection.description());
		if (!connection.scopesMissing().isEmpty()) {
			this.options.err()
				.println("PagerDuty did not grant %s. Tick these scopes at App Registration, then log in again."
					.formatted(String.join(" ", connection.scopesMissing())));
		}
	}

}
