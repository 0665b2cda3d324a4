package sample.pagerduty;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.client.config.Scopes;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.sandbox.AppKind;
import sample.pagerduty.sandbox.SandboxOptions;

/**
 * The sandbox's app, as the command line describes it.
 *
 * @param scopes the scopes that the app is registered with
 * @param nonce whether its ID tokens have a nonce
 * @param acceptBasic whether it may use HTTP Basic
 */
record SandboxApp(AppKind kind, List<String> scopes, boolean nonce, boolean acceptBasic) {

	/**
	 * The app has them, but does not ask for them by default: scopes to add later, with
	 * which everything works that the sandbox's API has.
	 */
	private static final List<String> EXTRA_SCOPES = List.of("incidents.read", "incidents.write", "oncalls.read",
			"schedules.read", "schedules.write", "escalation_policies.read", "teams.read", "change_events.read",
			"priorities.read");

	static SandboxApp of(CommandLine commandLine) {
		AppKind kind = kind(commandLine.last(CommandLine.APP_KIND));
		List<String> scopes = WordList.of(String.join(" ", commandLine.all(CommandLine.APP_SCOPES)));
		return new SandboxApp(kind,
				scopes.isEmpty() ? kind.defaultScopes() : scopes.stream().map((text) -> scope(text, kind)).toList(),
				!commandLine.has(CommandLine.NO_NONCE), commandLine.has(CommandLine.ACCEPT_BASIC));
	}

	/** The sandbox's app if the sandbox starts together with the client. */
	static SandboxApp ofClient(CommandLine commandLine) {
		SandboxApp app = of(commandLine);
		boolean isDefault = app.kind() == AppKind.SCOPED && commandLine.all(CommandLine.APP_SCOPES).isEmpty();
		return isDefault ? new SandboxApp(app.kind(),
				Stream.concat(app.scopes().stream(), EXTRA_SCOPES.stream()).toList(), app.nonce(), app.acceptBasic())
				: app;
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
					"--app-kind=%s is unknown; use scoped, classic or public.".formatted(text)));
	}

	private static String scope(String text, AppKind kind) {
		if (!Scopes.canBeScope(text)) {
			throw new InvalidConfigurationException(
					"--app-scopes contains %s, which is not a valid scope (RFC 6749 section 3.3).".formatted(text));
		}
		if (!kind.canHave(text)) {
			throw new InvalidConfigurationException(kind.isClassic()
					? "--app-scopes contains %s, but a %s app can have only openid, read and write.".formatted(text,
							kind)
					: "--app-scopes contains %s, which only --app-kind=classic and --app-kind=public can have."
						.formatted(text));
		}
		return text;
	}

}
