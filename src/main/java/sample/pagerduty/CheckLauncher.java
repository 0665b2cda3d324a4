package sample.pagerduty;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import sample.pagerduty.client.ClientApplication;
import sample.pagerduty.client.config.InvalidConfigurationException;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.setup.CheckApplication;
import sample.pagerduty.client.setup.ConfigurationCheck;
import sample.pagerduty.client.setup.Finding;
import sample.pagerduty.client.setup.SetupDoctor;
import sample.pagerduty.sandbox.SandboxOptions;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Checks the setup without starting the app, and prints one line per finding. */
final class CheckLauncher {

	private final CommandLine commandLine;

	private final Map<String, String> environment;

	private final Path directory;

	private final Clock clock;

	CheckLauncher(CommandLine commandLine, Map<String, String> environment, Path directory, Clock clock) {
		this.commandLine = commandLine;
		this.environment = environment;
		this.directory = directory;
		this.clock = clock;
	}

	/** Prints the findings and returns the exit status. */
	int launch(PrintStream out) {
		List<Finding> findings = findings();
		findings.stream().map(CheckLauncher::line).forEach(out::println);
		return findings.stream().anyMatch((finding) -> finding.result() == Finding.Result.FAILED) ? 1 : 0;
	}

	private List<Finding> findings() {
		try {
			Settings settings = Settings.read(this.commandLine, this.environment, this.directory);
			return check(settings, app(settings));
		}
		catch (InvalidConfigurationException ex) {
			return List.of(ConfigurationCheck.failed(ex));
		}
	}

	private static PagerDutyApp app(Settings settings) {
		SandboxOptions sandbox = settings.sandbox();
		return (sandbox == null) ? PagerDutyApp.of(settings.sources())
				: settings.appOn(sandbox, URI.create("http://localhost:%d/oauth".formatted(sandbox.port())));
	}

	private List<Finding> check(Settings settings, PagerDutyApp app) {
		SpringApplication application = new SpringApplication(CheckApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setLazyInitialization(true);
		// The findings already say what the log would.
		application.setDefaultProperties(Map.of("logging.threshold.console", "OFF"));
		application.addInitializers((GenericApplicationContext context) -> ClientApplication.configure(context,
				settings.sources(), settings.web(), () -> app, settings.store(), this.clock));
		try (ConfigurableApplicationContext context = application.run(this.commandLine.properties())) {
			return context.getBean(SetupDoctor.class).report().findings();
		}
	}

	private static String line(Finding finding) {
		String label = switch (finding.result()) {
			case OK -> "ok";
			case WARNING -> "warning";
			case FAILED -> "FAILED";
			case NOT_CHECKED -> "skipped";
		};
		StringBuilder line = new StringBuilder("%-8s%s: ".formatted(label, finding.title()));
		if (finding.value() != null) {
			line.append(finding.value()).append(". ");
		}
		line.append(finding.found());
		if (finding.advice() != null) {
			line.append(" What to do: ").append(finding.advice());
		}
		// A file name or a key can contain line breaks.
		return line.toString().replaceAll("\\p{Cntrl}+", " ");
	}

}
