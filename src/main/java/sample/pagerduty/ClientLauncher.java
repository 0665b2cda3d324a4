package sample.pagerduty;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.ClientApplication;
import sample.pagerduty.client.config.ConfigSources;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.StoreSettings;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.sandbox.Sandbox;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** Starts the client, and before it the sandbox when no PagerDuty app is configured. */
final class ClientLauncher {

	private static final Logger logger = LoggerFactory.getLogger(ClientLauncher.class);

	private final CommandLine commandLine;

	private final ConfigSources sources;

	private final WebSettings web;

	private final StoreSettings store;

	private final Clock clock;

	private @Nullable Sandbox sandbox;

	ClientLauncher(CommandLine commandLine, Map<String, String> environment, Path directory, Clock clock) {
		this.commandLine = commandLine;
		Settings settings = Settings.read(commandLine, environment, directory);
		this.sources = settings.sources();
		this.web = settings.web();
		this.store = settings.store();
		this.clock = clock;
	}

	ConfigurableApplicationContext launch() {
		SpringApplication application = new SpringApplication(ClientApplication.class);
		// First of all: what is ignored may be why the start fails.
		application.addInitializers((context) -> warn());
		if (this.sources.nameAnApp()) {
			this.commandLine.refuseAppOfTheSandbox(this.sources.description());
			PagerDutyApp app = PagerDutyApp.of(this.sources);
			application.addInitializers((context) -> ClientApplication.configure(context, this.sources, this.web, app,
					this.store, this.clock));
		}
		else {
			// By then the client owns the log, which whoever starts first gets.
			int port = Settings.sandboxPort(this.sources, this.web);
			SandboxApp sandboxApp = SandboxApp.ofClient(this.commandLine);
			application.addInitializers((context) -> startSandbox(context, port, sandboxApp));
		}
		ConfigurableApplicationContext context = run(application);
		announce();
		return context;
	}

	private ConfigurableApplicationContext run(SpringApplication application) {
		try {
			return application.run(this.commandLine.arguments().getSourceArgs());
		}
		catch (RuntimeException ex) {
			stopSandbox(); // its threads would keep the program alive
			throw ex;
		}
	}

	private void startSandbox(ConfigurableApplicationContext context, int port, SandboxApp sandboxApp) {
		Sandbox sandbox = Sandbox.start(sandboxApp.options(port, List.of(this.web.redirectUri())), this.clock);
		this.sandbox = sandbox;
		context.addApplicationListener((ApplicationListener<ContextClosedEvent>) (closed) -> stopSandbox());
		PagerDutyApp app = PagerDutyApp.onSandbox(this.sources, sandbox.clientId(), sandbox.clientSecret(),
				sandboxApp.kind().isClassic(), sandbox.oauthUrl());
		ClientApplication.configure(context, this.sources, this.web, app, this.store, this.clock);
	}

	private void stopSandbox() {
		if (this.sandbox != null) {
			this.sandbox.close();
		}
	}

	private void warn() {
		this.sources.warnings().forEach(logger::warn);
		this.web.warnings().forEach(logger::warn);
		this.store.warnings().forEach(logger::warn);
		if (!this.web.isOnLoopback()) {
			logger.warn("Listening on {}: other machines can reach this app; put https in front of it",
					this.web.bindAddress());
			if (!this.sources.nameAnApp()) {
				logger.warn("The sandbox listens on loopback only: log in at it with a browser on this machine, "
						+ "and not through a published port of a container");
			}
		}
	}

	private void announce() {
		if (this.sources.nameAnApp()) {
			logger.info("Configured by {}", this.sources.description());
		}
		else {
			logger.info(
					"No PagerDuty app is configured, so this is the sandbox; the page says how to use a real account");
		}
		logger.info("Open {} in a browser", this.web.home());
	}

}
