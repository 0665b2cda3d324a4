package sample.pagerduty.client.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.util.StringUtils;

/**
 * Whether there are traces, by the standard variables of OpenTelemetry. They may be meant
 * for other programs of the machine too, so a value that this app cannot use turns traces
 * off and does not keep it from starting. Prints without the values, which can be
 * secrets.
 *
 * @param properties all of those variables, as the SDK names them; empty if there are no
 * traces
 * @param warnings why there are none, if a variable asks for them
 */
public record TracesSettings(Map<String, String> properties, List<String> warnings) {

	public static final TracesSettings OFF = new TracesSettings(Map.of(), List.of());

	private static final String PREFIX = "OTEL_";

	private static final String EXPORTER = "OTEL_TRACES_EXPORTER";

	private static final List<String> ENDPOINTS = List.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
			"OTEL_EXPORTER_OTLP_ENDPOINT");

	/** The more special one first. */
	private static final List<String> PROTOCOLS = List.of("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL",
			"OTEL_EXPORTER_OTLP_PROTOCOL");

	private static final String OTLP = "otlp";

	private static final String HTTP = "http/protobuf";

	public static TracesSettings of(Map<String, String> environment) {
		Map<String, String> variables = new TreeMap<>();
		environment.forEach((name, value) -> {
			if (name.startsWith(PREFIX) && StringUtils.hasText(value)) {
				variables.put(name, value.strip());
			}
		});
		String exporter = variables.get(EXPORTER);
		boolean on = (exporter != null) ? !exporter.equals("none")
				: ENDPOINTS.stream().anyMatch(variables::containsKey);
		if (!on || Boolean.parseBoolean(variables.get("OTEL_SDK_DISABLED"))) {
			return OFF;
		}
		if (exporter != null && !exporter.equals(OTLP)) {
			return off(EXPORTER, OTLP);
		}
		String protocol = PROTOCOLS.stream().filter(variables::containsKey).findFirst().orElse(null);
		if (protocol != null && !HTTP.equals(variables.get(protocol))) {
			return off(protocol, HTTP);
		}
		Map<String, String> properties = new TreeMap<>();
		variables.forEach((name, value) -> properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
		return new TracesSettings(properties, List.of());
	}

	private static TracesSettings off(String variable, String supported) {
		return new TracesSettings(Map.of(), List
			.of("There are no traces, because this app supports only %s for %s".formatted(supported, variable)));
	}

	public boolean enabled() {
		return !this.properties.isEmpty();
	}

	@Override
	public String toString() {
		return "TracesSettings" + this.properties.keySet();
	}

}
