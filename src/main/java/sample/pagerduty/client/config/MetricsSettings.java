package sample.pagerduty.client.config;

/**
 * Whether there are metrics, and where Prometheus reads them.
 *
 * @param port the port on loopback
 */
public record MetricsSettings(boolean enabled, int port) {

	private static final int DEFAULT_PORT = 9464;

	public static MetricsSettings of(ConfigSources sources) {
		return new MetricsSettings(sources.find(ConfigKey.METRICS).map(ConfigValue::flag).orElse(false),
				sources.find(ConfigKey.METRICS_PORT).map(ConfigValue::port).orElse(DEFAULT_PORT));
	}

}
