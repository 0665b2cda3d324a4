package sample.pagerduty;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.sandbox.AppKind;
import sample.pagerduty.sandbox.SandboxOptions;

/**
 * The app that the command line registers at the sandbox.
 *
 * @param kind what kind of app it is
 * @param scopes the scopes that it is registered with
 * @param nonce whether its ID tokens have a nonce
 * @param acceptBasic whether it may use HTTP Basic
 */
record SandboxApp(AppKind kind, List<String> scopes, boolean nonce, boolean acceptBasic) {

	/** What the sandbox has, and a newcomer does not ask for: something to add later. */
	private static final String ONE_MORE = "incidents.read";

	static SandboxApp of(CommandLine commandLine) {
		AppKind kind = kind(commandLine.last(CommandLine.APP_KIND));
		List<String> scopes = Scopes.words(String.join(" ", commandLine.all(CommandLine.APP_SCOPES)));
		return new SandboxApp(kind,
				scopes.isEmpty() ? kind.defaultScopes() : scopes.stream().map((text) -> scope(text, kind)).toList(),
				!commandLine.has(CommandLine.NO_NONCE), commandLine.has(CommandLine.ACCEPT_BASIC));
	}

	/** The app of the sandbox that the client is started with. */
	static SandboxApp ofClient(CommandLine commandLine) {
		SandboxApp app = of(commandLine);
		boolean usual = app.kind() == AppKind.SCOPED && commandLine.all(CommandLine.APP_SCOPES).isEmpty();
		return usual ? new SandboxApp(app.kind(), Stream.concat(app.scopes().stream(), Stream.of(ONE_MORE)).toList(),
				app.nonce(), app.acceptBasic()) : app;
	}

	SandboxOptions options(int port, List<URI> redirectUris) {
		return new SandboxOptions(port, redirectUris, this.kind, this.scopes, this.nonce, this.acceptBasic);
	}

	private static AppKind kind(@Nullable String text) {
		if (text == null) {
			return AppKind.SCOPED;
		}
		return AppKind.find(text)
			.orElseThrow(() -> new InvalidConfigurationException(
					"--app-kind=%s is unknown; there are scoped, classic and public.".formatted(text)));
	}

	private static String scope(String text, AppKind kind) {
		if (!Scopes.canBeScope(text)) {
			throw new InvalidConfigurationException(
					"--app-scopes holds %s, which has a character that no scope has (RFC 6749, 3.3).".formatted(text));
		}
		if (!kind.canHave(text)) {
			throw new InvalidConfigurationException(kind.isClassic()
					? "--app-scopes holds %s; a %s app has openid, read and write only.".formatted(text, kind)
					: "--app-scopes holds %s, which --app-kind=classic and --app-kind=public have.".formatted(text));
		}
		return text;
	}

}
