package sample.pagerduty;

import java.nio.file.Path;
import java.util.Map;

import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.sandbox.SandboxOptions;

/**
 * What the operator wrote, as far as it does not depend on the sandbox being there.
 *
 * @param sources where it was written
 * @param web where the client is reached
 * @param store where the client keeps what it has to remember
 */
record Settings(ConfigSources sources, WebSettings web, StoreSettings store) {

	static Settings read(CommandLine commandLine, Map<String, String> environment, Path directory) {
		ConfigSources sources = ConfigSources.read(commandLine.last(CommandLine.CONFIG), environment, directory);
		return new Settings(sources, WebSettings.of(sources),
				sources.nameAnApp() ? StoreSettings.of(sources, Path.of(System.getProperty("user.home")))
						: StoreSettings.onSandbox(sources));
	}

	/** The port of the sandbox that starts together with the client. */
	static int sandboxPort(ConfigSources sources, WebSettings web) {
		int port = sources.sandboxPort(SandboxOptions.DEFAULT_PORT);
		if (port == web.port()) {
			throw new InvalidConfigurationException(
					"REDIRECT_URI %s and the sandbox want the same port; give the sandbox another one with SANDBOX_PORT."
						.formatted(web.redirectUri()));
		}
		return port;
	}

}
