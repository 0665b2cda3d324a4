package sample.pagerduty.terminal;

import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Ends a connection. */
@Command(name = "logout", description = "Delete a connection with its tokens and script keys from this machine.")
final class LogoutCommand implements Callable<Integer> {

	@Mixin
	private final AppOptions options = new AppOptions();

	@Option(names = "--revoke", description = "Revoke the tokens at PagerDuty too.")
	private boolean revoke;

	@Option(names = "--yes", description = "Do not ask, even if scripts or agents use the connection.")
	private boolean yes;

	@Override
	public Integer call() {
		try (Session session = this.options.open()) {
			AppClient app = session.app();
			ConnectedAccount connection = this.options.connection(app);
			String path = "/connections/" + connection.id();
			if (!this.yes) {
				confirm(app.get(path + "/uses").path("stops").asString());
			}
			JsonNode ended = app.delete(path, Map.of("revoke", String.valueOf(this.revoke)));
			this.options.err().println("Logged out: " + connection.description());
			if (this.revoke && !ended.path("revoked").asBoolean()) {
				throw TerminalException
					.unavailable("PagerDuty did not confirm that it revoked the tokens. Revoke them at "
							+ "App Registration → your app → OAuth 2.0 → Client → Revoke All Tokens.");
			}
			return ExitStatus.OK;
		}
	}

	private void confirm(String stops) {
		if (stops.isEmpty()) {
			return;
		}
		this.options.err().print("These stop: %s. Log out? [y/N] ".formatted(stops));
		this.options.err().flush();
		String answer = this.options.terminal().readLine();
		if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
			throw new TerminalException(ExitStatus.NOT_CONNECTED,
					"Nothing has changed. Add --yes to log out without a question.");
		}
	}

}
