package sample.pagerduty.client.config;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which variables of OpenTelemetry switch traces on. */
class TracesSettingsTests {

	private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

	@ParameterizedTest
	@CsvSource({ "OTEL_SERVICE_NAME, a, OTEL_TRACES_SAMPLER, always_on", "OTEL_EXPORTER_OTLP_ENDPOINT, ' ', A, b",
			"OTEL_EXPORTER_OTLP_ENDPOINT, http://a, OTEL_SDK_DISABLED, true",
			"OTEL_EXPORTER_OTLP_ENDPOINT, http://a, OTEL_TRACES_EXPORTER, none",
			"OTEL_EXPORTER_OTLP_METRICS_ENDPOINT, http://a, A, b", "PD_OTEL_EXPORTER_OTLP_ENDPOINT, http://a, A, b" })
	void variablesThenOffWithoutAWord(String name, String value, String otherName, String otherValue) {
		TracesSettings settings = TracesSettings.of(Map.of(name, value, otherName, otherValue));
		assertThat(settings.enabled()).isFalse();
		assertThat(settings.warnings()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "OTEL_EXPORTER_OTLP_ENDPOINT, http://a, OTEL_SDK_DISABLED, false",
			"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, http://a, OTEL_EXPORTER_OTLP_PROTOCOL, http/protobuf",
			"OTEL_TRACES_EXPORTER, otlp, A, b" })
	void variablesThenOn(String name, String value, String otherName, String otherValue) {
		TracesSettings settings = TracesSettings.of(Map.of(name, value, otherName, otherValue));
		assertThat(settings.enabled()).isTrue();
		assertThat(settings.warnings()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "OTEL_EXPORTER_OTLP_PROTOCOL, grpc", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL, http/json",
			"OTEL_TRACES_EXPORTER, zipkin" })
	void otherProtocolOrExporterThenOffWithAWarning(String name, String value) {
		TracesSettings settings = TracesSettings.of(Map.of(ENDPOINT, "http://a", name, value));
		assertThat(settings.enabled()).isFalse();
		assertThat(settings.warnings()).singleElement().asString().contains(name);
	}

	@Test
	void protocolOfTracesThenItWins() {
		assertThat(TracesSettings
			.of(Map.of(ENDPOINT, "http://a", "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc",
					"OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf"))
			.enabled()).isTrue();
	}

	@Test
	void propertiesThenAsTheSdkNamesThemAndNotPrinted() {
		TracesSettings settings = TracesSettings
			.of(Map.of(ENDPOINT, "http://a", "OTEL_EXPORTER_OTLP_HEADERS", "key=secret", "PD_CLIENT_ID", "b"));
		assertThat(settings.properties()).containsOnly(Map.entry("otel.exporter.otlp.endpoint", "http://a"),
				Map.entry("otel.exporter.otlp.headers", "key=secret"));
		assertThat(settings).asString().doesNotContain("secret", "http://a");
	}

}
