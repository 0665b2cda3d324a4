package sample.pagerduty;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.ClientApplication;
import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.TracesSettings;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.sandbox.SandboxOptions;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the client, and with it the sandbox if no PagerDuty app is configured. */
final class ClientLauncher {

	private static final Logger logger = LoggerFactory.getLogger(ClientLauncher.class);

	private final CommandLine commandLine;

	private final Settings settings;

	private final Clock clock;

	private @Nullable SandboxStart sandbox;

	ClientLauncher(CommandLine commandLine, Map<String, String> environment, Path directory, Clock clock) {
		this(commandLine, Settings.read(commandLine, environment, directory), clock);
	}

	ClientLauncher(CommandLine commandLine, Settings settings, Clock clock) {
		this.commandLine = commandLine;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Without a word in the log: a command has started it and says what is wrong. Without
	 * traces too: the command would wait until they are sent.
	 */
	ConfigurableApplicationContext launchQuietly() {
		return launch(Map.of("logging.threshold.console", "OFF"), TracesSettings.OFF);
	}

	ConfigurableApplicationContext launch() {
		return launch(Map.of(), this.settings.traces());
	}

	private ConfigurableApplicationContext launch(Map<String, Object> logging, TracesSettings traces) {
		return launch(PreparedClient.of(this.settings, traces, this.commandLine.properties()), logging, traces);
	}

	ConfigurableApplicationContext launch(SpringApplication application, Map<String, Object> logging,
			TracesSettings traces) {
		Map<String, Object> properties = new HashMap<>(logging);
		this.settings.sources().logLevel().ifPresent((level) -> properties.put("PD_LOG_LEVEL", level));
		application.setDefaultProperties(properties);
		application.addInitializers((context) -> LogLimit.install());
		// Warn first: an ignored setting may be why the start fails.
		application.addInitializers((context) -> warn());
		application.addInitializers((context) -> ClientApplication.configureTraces(context, traces));
		SandboxOptions options = this.settings.sandbox();
		if (options == null) {
			PagerDutyApp app = PagerDutyApp.of(this.settings.sources());
			application.addInitializers((GenericApplicationContext context) -> configure(context, () -> app));
		}
		else {
			// The context that starts first sets up logging: it must be the client's.
			application.addInitializers((GenericApplicationContext context) -> startSandbox(context, options));
		}
		ConfigurableApplicationContext context = run(application);
		logger.debug("Bean definitions are from the {}",
				(application instanceof PreparedClient) ? "build" : "configuration");
		announce();
		return context;
	}

	private ConfigurableApplicationContext run(SpringApplication application) {
		try {
			return application.run(this.commandLine.properties());
		}
		catch (RuntimeException ex) {
			stopSandbox(); // its threads would keep the process alive
			throw ex;
		}
	}

	private void startSandbox(GenericApplicationContext context, SandboxOptions options) {
		SandboxStart sandbox = new SandboxStart(options, this.clock);
		this.sandbox = sandbox;
		context.addApplicationListener((ApplicationListener<ContextClosedEvent>) (closed) -> stopSandbox());
		configure(context, () -> this.settings.appOn(options, sandbox.await().oauthUrl()));
	}

	private void configure(GenericApplicationContext context, Supplier<PagerDutyApp> app) {
		ClientApplication.configure(context, this.settings.sources(), this.settings.web(), app, this.settings.store(),
				this.clock);
	}

	private void stopSandbox() {
		if (this.sandbox != null) {
			this.sandbox.close();
		}
	}

	private void warn() {
		WebSettings web = this.settings.web();
		this.settings.sources().warnings().forEach(logger::warn);
		web.warnings().forEach(logger::warn);
		this.settings.store().notes().forEach(logger::info);
		PagerDutyApp.warnings(this.settings.sources()).forEach(logger::warn);
		this.settings.traces().warnings().forEach(logger::warn);
		AgentSettings.of(this.settings.sources()).warnings().forEach(logger::warn);
		if (!web.isOnLoopback()) {
			logger.warn("Listening on {}: other machines can reach this app, so put a proxy with https in front of it",
					web.bindAddress());
			if (this.settings.sandbox() != null) {
				logger.warn("The sandbox listens on loopback only: sign in with a browser on this machine; "
						+ "a published port of a container does not reach it");
			}
		}
	}

	private void announce() {
		if (this.settings.sandbox() == null) {
			logger.info("Configured by {}", this.settings.sources().origins().details());
		}
		else {
			logger.info("No PagerDuty app is configured, so this app uses the sandbox; its home page says how to use "
					+ "a real account");
			if (!this.settings.sources().isEmpty()) {
				logger.info("Other settings are from {}", this.settings.sources().origins().details());
			}
		}
		logger.info("Open {} in a browser", this.settings.web().home());
	}

}
