package sample.pagerduty.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A login with a browser on another machine. This command is the app's browser: it has
 * the cookie of the login, and hands in the answer that its user pastes.
 */
final class PastedLogin {

	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final int MAX_TRIES = 3;

	private final Terminal terminal;

	private final PrintWriter err;

	private final HttpClient browser = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
		.build();

	PastedLogin(Terminal terminal, PrintWriter err) {
		this.terminal = terminal;
		this.err = err;
	}

	/**
	 * Logs in.
	 * @param connectUrl where the login starts
	 * @param redirectUri how the address to paste begins
	 */
	void complete(URI connectUrl, URI redirectUri) {
		URI signIn = location(get(connectUrl));
		this.err.println("""
				Open this address in a browser and sign in:

				  %s

				PagerDuty then sends the browser to an address that begins with
				%s. That page fails to load, or shows an error; this is expected.
				Copy its whole address and paste it here within 30 seconds:""".formatted(signIn, redirectUri));
		this.err.flush();
		URI next = location(get(answer(redirectUri)));
		if (next.getPath().equals("/scopes")) {
			throw new TerminalException(ExitStatus.NOT_CONNECTED,
					"PagerDuty granted fewer scopes than the present connection has, so nothing has changed. Log in "
							+ "with a browser on this machine to choose between the two.");
		}
		get(next);
	}

	private URI answer(URI redirectUri) {
		for (int tries = 0; tries < MAX_TRIES; tries++) {
			URI answer = parse(this.terminal.readLine(), redirectUri);
			if (answer != null) {
				return answer;
			}
			this.err.println("This is not the address that PagerDuty sends the browser to. It begins with %s?"
				.formatted(redirectUri));
			this.err.flush();
		}
		throw new TerminalException(ExitStatus.USAGE, "No such address was pasted. Start the login again.");
	}

	private static @Nullable URI parse(@Nullable String line, URI redirectUri) {
		if (line == null) {
			throw new TerminalException(ExitStatus.USAGE, "No address was pasted. Start the login again.");
		}
		try {
			String text = line.strip();
			return text.startsWith(redirectUri + "?") ? URI.create(text) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private HttpResponse<String> get(URI address) {
		try {
			HttpResponse<String> response = this.browser.send(
					HttpRequest.newBuilder(address).timeout(TIMEOUT).header("Accept", "application/json").build(),
					BodyHandlers.ofString());
			if (response.statusCode() >= 400) {
				throw AppProblem.of(response);
			}
			return response;
		}
		catch (IOException ex) {
			throw TerminalException.unavailable(
					"The app at %s://%s cannot be reached.".formatted(address.getScheme(), address.getAuthority()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new TerminalException(ExitStatus.NOT_CONNECTED, "The login was interrupted.");
		}
	}

	private static URI location(HttpResponse<String> response) {
		return response.headers()
			.firstValue("Location")
			.map(response.uri()::resolve)
			.orElseThrow(() -> new TerminalException(ExitStatus.NOT_CONNECTED,
					"The app did not start the login. Its log says why."));
	}

}
