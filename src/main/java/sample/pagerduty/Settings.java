package sample.pagerduty;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import sample.pagerduty.client.config.ActivitySettings;
import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.client.config.McpSettings;
import sample.pagerduty.client.config.MetricsSettings;
import sample.pagerduty.client.config.NotifySettings;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.ToolSettings;
import sample.pagerduty.client.config.TracesSettings;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.tool.ToolNames;
import sample.pagerduty.sandbox.AppKind;
import sample.pagerduty.sandbox.Sandbox;
import sample.pagerduty.sandbox.SandboxOptions;

/**
 * The operator's settings, and the one decision that follows from them: PagerDuty or the
 * sandbox.
 *
 * @param sandbox the sandbox to start, or {@code null} if a PagerDuty app is configured
 */
record Settings(ConfigSources sources, WebSettings web, StoreSettings store, @Nullable SandboxOptions sandbox,
		TracesSettings traces) {

	static Settings read(CommandLine commandLine, Map<String, String> environment, Path directory) {
		ConfigSources sources = ConfigSources.read(commandLine.last(CommandLine.CONFIG), environment, directory);
		WebSettings web = WebSettings.of(sources);
		TracesSettings traces = TracesSettings.of(environment);
		// refuse a wrong value before anything starts
		AgentSettings.of(sources);
		ActivitySettings.of(sources);
		MetricsSettings.of(sources);
		NotifySettings.of(sources);
		ToolNames.check(ToolSettings.of(sources));
		McpSettings.of(sources);
		if (sources.configuresAnApp()) {
			StoreSettings store = StoreSettings.of(sources, System.getProperty("user.home"));
			commandLine.refuseSandboxAppOptions(sources.origins().names());
			return new Settings(sources, web, store, null, traces);
		}
		SandboxApp app = SandboxApp.ofClient(commandLine);
		SandboxOptions sandbox = app.options(sandboxPort(sources, web), List.of(web.redirectUri()));
		Settings settings = new Settings(sources, web, StoreSettings.onSandbox(sources), sandbox, traces);
		// refuse a wrong value before anything starts
		settings.appOn(sandbox, URI.create("http://localhost/oauth"));
		return settings;
	}

	private static int sandboxPort(ConfigSources sources, WebSettings web) {
		int port = sources.sandboxPort(SandboxOptions.DEFAULT_PORT);
		if (port == web.port()) {
			throw new InvalidConfigurationException(
					"REDIRECT_URI %s and the sandbox use the same port; set SANDBOX_PORT (PD_SANDBOX_PORT in the environment) to another one."
						.formatted(web.redirectUri()));
		}
		return port;
	}

	/**
	 * The same on a free port of loopback, which nobody but this machine's own programs
	 * reach.
	 */
	Settings onFreePort() {
		return new Settings(this.sources, this.web.onFreePort(), this.store, this.sandbox, this.traces);
	}

	/** The client's app on a sandbox, whose port is known only once it has started. */
	PagerDutyApp appOn(SandboxOptions sandbox, URI oauthUrl) {
		AppKind kind = sandbox.appKind();
		return PagerDutyApp.onSandbox(this.sources, Sandbox.CLIENT_ID, kind.hasSecret() ? Sandbox.CLIENT_SECRET : "",
				kind.isClassic(), sandbox.appScopes(), oauthUrl);
	}

}
