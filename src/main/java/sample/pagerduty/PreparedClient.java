package sample.pagerduty;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import sample.pagerduty.client.ClientApplication;
import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.MetricsSettings;
import sample.pagerduty.client.config.TracesSettings;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.aot.AotApplicationContextInitializer;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * The client with the bean definitions that the build has made from its configuration
 * (Spring's ahead-of-time processing). With the AOT cache of the image, its start takes a
 * fifth less, because it does not read configuration classes or check their conditions.
 * <p>
 * The definitions fit the JDK of the build and an app without agents, metrics, traces and
 * properties of Spring. Otherwise, and outside of a jar, the start reads the
 * configuration.
 */
public final class PreparedClient extends SpringApplication {

	private static final String DEFINITIONS = PreparedClient.class.getName() + "__ApplicationContextInitializer";

	/** A property of Spring could ask for other beans. */
	private static final Pattern PROPERTY_OF_SPRING = Pattern.compile("(?i)(spring|server|management)[._].*");

	private static final Pattern FILE_OF_SPRING = Pattern.compile("application.*\\.(properties|ya?ml)");

	PreparedClient() {
		super(ClientApplication.class);
		setApplicationContextFactory((type) -> new ServletWebServerApplicationContext());
		addInitializers(AotApplicationContextInitializer.forInitializerClasses(DEFINITIONS));
	}

	/** There is nothing to load: the initializer registers all definitions. */
	@Override
	protected void load(ApplicationContext context, Object[] sources) {
	}

	/** The prepared client if it fits, or else one that reads the configuration. */
	static SpringApplication of(Settings settings, TracesSettings traces, String... properties) {
		return (fitsThisJdk() && fits(settings, traces) && properties.length == 0 && !isSpringConfigured())
				? new PreparedClient() : new SpringApplication(ClientApplication.class);
	}

	private static boolean fits(Settings settings, TracesSettings traces) {
		return !AgentSettings.of(settings.sources()).isEnabled() && !MetricsSettings.of(settings.sources()).enabled()
				&& !traces.enabled();
	}

	private static boolean isSpringConfigured() {
		return Stream.concat(System.getenv().keySet().stream(), System.getProperties().stringPropertyNames().stream())
			.anyMatch(PROPERTY_OF_SPRING.asMatchPredicate()) || hasFileOfSpring(Path.of(""))
				|| hasFileOfSpring(Path.of("config"));
	}

	private static boolean hasFileOfSpring(Path folder) {
		String[] names = folder.toAbsolutePath().toFile().list();
		return names != null && Arrays.stream(names).anyMatch(FILE_OF_SPRING.asMatchPredicate());
	}

	/** The manifest of the jar names the JDK of the build. A folder has no manifest. */
	private static boolean fitsThisJdk() {
		String version = PreparedClient.class.getPackage().getSpecificationVersion();
		return String.valueOf(Runtime.version().feature()).equals(version);
	}

	/**
	 * For the build: Spring ends this before the context starts. Nothing of the machine
	 * that builds gets into the definitions.
	 */
	public static void main(String[] args) {
		Map<String, String> settings = Map.of("PD_CLIENT_ID", "build", "PD_CLIENT_SECRET", "build", "PD_STORE",
				"memory");
		SpringApplication application = new SpringApplication(ClientApplication.class);
		application.setEnvironment(new StandardEnvironment() {
			@Override
			protected void customizePropertySources(MutablePropertySources propertySources) {
			}
		});
		CommandLine commandLine = CommandLine.parse(new String[] { "--spring.config.location=classpath:/" });
		new ClientLauncher(commandLine, settings, Path.of("target", "no-configuration"), Clock.systemUTC())
			.launch(application, Map.of(), TracesSettings.OFF);
	}

}
