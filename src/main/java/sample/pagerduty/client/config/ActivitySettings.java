package sample.pagerduty.client.config;

import java.time.Duration;

/**
 * How long the log of who used what is kept.
 *
 * @param memory how long; zero turns the log off
 */
public record ActivitySettings(Duration memory) {

	private static final int DEFAULT_DAYS = 90;

	private static final int MAX_DAYS = 3650;

	public static ActivitySettings of(ConfigSources sources) {
		return new ActivitySettings(Duration
			.ofDays(sources.find(ConfigKey.ACTIVITY_DAYS).map(ActivitySettings::days).orElse(DEFAULT_DAYS)));
	}

	private static int days(ConfigValue value) {
		if (value.text().matches("[0-9]{1,4}") && Integer.parseInt(value.text()) <= MAX_DAYS) {
			return Integer.parseInt(value.text());
		}
		throw value.invalid("must be a number of days from 0 to 3650; 0 turns the log off");
	}

}
