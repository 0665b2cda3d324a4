package sample.pagerduty.client.traces;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.TracesSettings;

import org.springframework.beans.factory.DisposableBean;

/** Sends spans to the collector that the standard variables of OpenTelemetry name. */
class SpanExport implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(SpanExport.class);

	private static final Map<String, String> DEFAULTS = Map.of("otel.service.name", "pagerduty-oauth-sample",
			"otel.exporter.otlp.protocol", "http/protobuf");

	/** Other programs of the machine may export these; this app does not. */
	private static final Map<String, String> TRACES_ONLY = Map.of("otel.metrics.exporter", "none", "otel.logs.exporter",
			"none", "otel.traces.exporter", "otlp");

	private static final Pattern PROPERTY = Pattern.compile("otel(?:\\.[a-z]+)+");

	/** A collector that does not answer must not keep the app from stopping. */
	private static final int SECONDS_TO_FINISH = 2;

	private final OpenTelemetrySdk sdk;

	/** Its threads must not keep the class loader of Tomcat, which starts meanwhile. */
	SpanExport(TracesSettings settings) {
		Thread thread = Thread.currentThread();
		ClassLoader loader = thread.getContextClassLoader();
		thread.setContextClassLoader(SpanExport.class.getClassLoader());
		try {
			this.sdk = sdk(settings);
		}
		finally {
			thread.setContextClassLoader(loader);
		}
	}

	private static OpenTelemetrySdk sdk(TracesSettings settings) {
		try {
			return AutoConfiguredOpenTelemetrySdk.builder()
				.addPropertiesSupplier(() -> DEFAULTS)
				.addPropertiesCustomizer((ignored) -> settings.properties())
				.addPropertiesCustomizer((ignored) -> TRACES_ONLY)
				.addSpanExporterCustomizer((exporter, ignored) -> new LoggedSpanExporter(exporter))
				.disableShutdownHook()
				.build()
				.getOpenTelemetrySdk();
		}
		catch (ConfigurationException ex) {
			logger.warn("There are no traces, because OpenTelemetry refuses a value{}", namesIn(ex));
			return OpenTelemetrySdk.builder().build();
		}
	}

	/** Without the rest of the message: it can have a value, which can be a secret. */
	private static String namesIn(ConfigurationException ex) {
		TreeSet<String> names = new TreeSet<>();
		PROPERTY.matcher(String.valueOf(ex.getMessage()))
			.results()
			.map(MatchResult::group)
			.forEach((name) -> names.add(name.toUpperCase(Locale.ROOT).replace('.', '_')));
		return names.isEmpty() ? "" : " of " + String.join(", ", names);
	}

	Tracer tracer() {
		return this.sdk.getTracer("sample.pagerduty");
	}

	@Override
	public void destroy() {
		this.sdk.getSdkTracerProvider().shutdown().join(SECONDS_TO_FINISH, TimeUnit.SECONDS);
	}

}
