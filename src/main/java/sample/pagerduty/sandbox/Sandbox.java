package sample.pagerduty.sandbox;

import java.io.Closeable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** A running sandbox: a fake PagerDuty on a local port. */
public final class Sandbox implements Closeable {

	/**
	 * The client ID of the sandbox's only app. It never changes, so a configuration works
	 * with every sandbox.
	 */
	public static final String CLIENT_ID = "sandbox-client-id";

	/** The client secret of the sandbox's only app. It is not a real secret. */
	public static final String CLIENT_SECRET = "sandbox-client-secret-not-a-real-secret";

	private static final int ANY_PORT = 0;

	/**
	 * A port that is free at one loopback address may be taken at the other one, even by
	 * a connection that has just been closed.
	 */
	private static final RetryTemplate PORT_RETRY = new RetryTemplate(
			RetryPolicy.builder().includes(PortInUseException.class).maxRetries(10).delay(Duration.ZERO).build());

	private final ConfigurableApplicationContext context;

	private Sandbox(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/** Starts a sandbox and returns when it listens. */
	public static Sandbox start(SandboxOptions options) {
		return start(options, Clock.systemUTC());
	}

	/** Starts a sandbox whose codes and tokens expire by the given clock. */
	public static Sandbox start(SandboxOptions options, Clock clock) {
		return (options.port() == ANY_PORT) ? retryOnPortInUse(() -> run(options, clock)) : run(options, clock);
	}

	static Sandbox retryOnPortInUse(Supplier<Sandbox> start) {
		return PORT_RETRY.invoke(start);
	}

	private static Sandbox run(SandboxOptions options, Clock clock) {
		SpringApplication application = new SpringApplication(SandboxConfiguration.class);
		application.setWebApplicationType(WebApplicationType.SERVLET);
		application.setEnvironment(new SandboxEnvironment());
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.addInitializers((context) -> {
			context.getBeanFactory().registerSingleton("sandboxOptions", options);
			context.getBeanFactory().registerSingleton("sandboxClock", clock);
		});
		return new Sandbox(application.run("--spring.config.location=classpath:/sandbox/",
				"--spring.config.name=sandbox", "--server.port=" + options.port()));
	}

	/** The value for a client's {@code OAUTH_URL}. */
	public URI oauthUrl() {
		return this.context.getBean(SandboxUrls.class).oauth();
	}

	/** The value for a client's {@code API_URL}, for people of an account in the US. */
	public URI apiUrl() {
		return apiUrl(Region.US);
	}

	/**
	 * The value for a client's {@code API_URL}, for people of accounts in that region.
	 */
	public URI apiUrl(Region region) {
		return this.context.getBean(SandboxUrls.class).api(region);
	}

	/** The issuer of its ID tokens, for clients that use discovery. */
	public URI issuer() {
		return this.context.getBean(SandboxUrls.class).issuer();
	}

	public String clientId() {
		return CLIENT_ID;
	}

	/**
	 * The client secret; empty for a public app, because RFC 6749 section 2.3.1 treats an
	 * empty secret as none.
	 */
	public String clientSecret() {
		return this.context.getBean(SandboxOptions.class).appKind().hasSecret() ? CLIENT_SECRET : "";
	}

	@Override
	public void close() {
		this.context.close();
	}

}
