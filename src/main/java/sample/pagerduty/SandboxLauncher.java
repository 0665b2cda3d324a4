package sample.pagerduty;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.ConfigKey;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.sandbox.Region;
import sample.pagerduty.sandbox.Sandbox;
import sample.pagerduty.sandbox.SandboxOptions;

/** Starts the sandbox alone, to test any PagerDuty integration against. */
final class SandboxLauncher {

	private static final Logger logger = LoggerFactory.getLogger(SandboxLauncher.class);

	private final SandboxOptions options;

	SandboxLauncher(CommandLine commandLine, Map<String, String> environment) {
		List<String> redirectUris = WordList.of(String.join(" ", commandLine.all(CommandLine.REDIRECT_URI)));
		SandboxApp app = SandboxApp.of(commandLine);
		this.options = app.options(port(commandLine.last(CommandLine.SANDBOX_PORT), environment),
				redirectUris.isEmpty() ? List.of(WebSettings.DEFAULT_REDIRECT_URI)
						: redirectUris.stream().map(SandboxLauncher::redirectUri).toList());
	}

	private static int port(@Nullable String option, Map<String, String> environment) {
		ConfigSources sources = (option != null) ? ConfigSources.of(ConfigKey.SANDBOX_PORT, option, "--sandbox-port")
				: ConfigSources.of(environment);
		return sources.sandboxPort(SandboxOptions.DEFAULT_PORT);
	}

	private static URI redirectUri(String text) {
		try {
			URI uri = new URI(text);
			if (uri.isAbsolute() && !uri.isOpaque() && uri.getRawFragment() == null) {
				return uri;
			}
		}
		catch (URISyntaxException ex) {
			// reported below
		}
		throw new InvalidConfigurationException(
				"--redirect-uri=%s must be an absolute URI with a path and without a fragment (RFC 6749 section 3.1.2)."
					.formatted(text));
	}

	private static String joined(Collection<?> values) {
		return values.stream().map(Object::toString).collect(Collectors.joining(" "));
	}

	Sandbox launch(Clock clock) {
		Sandbox sandbox = Sandbox.start(this.options, clock);
		LogLimit.install();
		String secret = this.options.appKind().hasSecret() ? sandbox.clientSecret() : "none: the app is public";
		logger.info("The sandbox is running. Configure your integration with:\n{}",
				String.join("\n", Stream.of("PD_CLIENT_ID      " + sandbox.clientId(), "PD_CLIENT_SECRET  " + secret,
						"OAUTH_URL         " + sandbox.oauthUrl(), "API_URL           " + sandbox.apiUrl(),
						"API_URL in the EU " + sandbox.apiUrl(Region.EU), "issuer            " + sandbox.issuer(),
						"redirect URIs     " + joined(this.options.redirectUris()),
						"app kind          " + this.options.appKind(),
						"app scopes        " + joined(this.options.appScopes()),
						"people, passwords " + sandbox.apiUrl() + "/")
					.map((line) -> "    " + line)
					.toList()));
		return sandbox;
	}

}
