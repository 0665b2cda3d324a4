package sample.pagerduty.client.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.springframework.util.StringUtils;

/**
 * The settings in the environment. All begin with {@code PD_}: a variable such as
 * {@code API_URL} or {@code REGION} may belong to another program, and would send tokens
 * to its host.
 *
 * @param warnings one sentence per variable that looks like a setting but is not one
 */
record EnvironmentVariables(Map<ConfigKey, ConfigValue> values, List<String> warnings) {

	static final String SOURCE = "the environment";

	/** Names the file, so it cannot be in it. */
	static final String FILE_VARIABLE = "PD_CONFIG";

	/**
	 * Kubernetes sets such variables for a service that is named {@code pd} or begins
	 * with {@code pd-}.
	 */
	private static final Pattern OF_KUBERNETES = Pattern.compile("PD_.*(SERVICE_(HOST|PORT)|_(TCP|UDP|SCTP))(_.*)?");

	private static final Pattern ADDRESS_OF_KUBERNETES = Pattern.compile("(tcp|udp|sctp)://\\S+");

	private static final Set<String> PROXY_VARIABLES = Set.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy");

	static EnvironmentVariables of(Map<String, String> environment) {
		Map<ConfigKey, ConfigValue> values = new EnumMap<>(ConfigKey.class);
		List<String> warnings = new ArrayList<>();
		for (ConfigKey key : ConfigKey.values()) {
			String value = environment.get(key.variable());
			if (!StringUtils.hasText(value)) {
				continue;
			}
			if (isOfKubernetes(key, value)) {
				warnings.add("%s in the environment is ignored, because Kubernetes has set it for a service"
					.formatted(key.variable()));
			}
			else {
				values.put(key, new ConfigValue(key, value.strip(), SOURCE, key.variable()));
			}
		}
		new TreeMap<>(environment).forEach((name, value) -> warnIfIgnored(name, value, warnings));
		if (!values.containsKey(ConfigKey.PROXY_URL)) {
			PROXY_VARIABLES.stream()
				.filter((name) -> StringUtils.hasText(environment.get(name)))
				.sorted()
				.findFirst()
				.ifPresent((name) -> warnings
					.add("%s in the environment is not read; did you mean PD_PROXY_URL?".formatted(name)));
		}
		return new EnvironmentVariables(values, warnings);
	}

	private static boolean isOfKubernetes(ConfigKey key, String value) {
		return (key == ConfigKey.PORT || key == ConfigKey.SANDBOX_PORT)
				&& ADDRESS_OF_KUBERNETES.matcher(value).matches();
	}

	private static void warnIfIgnored(String name, String value, List<String> warnings) {
		if (!StringUtils.hasText(value)) {
			return;
		}
		boolean isKnown = name.equals(FILE_VARIABLE)
				|| Arrays.stream(ConfigKey.values()).anyMatch((key) -> key.variable().equals(name));
		if (isKnown) {
			return;
		}
		if (name.startsWith("PD_") && !OF_KUBERNETES.matcher(name).matches()) {
			warnings.add("%s in the environment is not a setting of this app and is ignored%s".formatted(name,
					ConfigKey.nearestVariableTo(name).map((key) -> "; did you mean " + key + "?").orElse("")));
		}
		Arrays.stream(ConfigKey.values())
			.filter((key) -> key.name().equals(name))
			.findFirst()
			.ifPresent((key) -> warnings
				.add("%s in the environment is not read; did you mean %s?".formatted(name, key.variable())));
	}

}
