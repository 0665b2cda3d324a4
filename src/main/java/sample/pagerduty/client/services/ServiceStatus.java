package sample.pagerduty.client.services;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The status of a service at PagerDuty, the most urgent one first. */
enum ServiceStatus {

	CRITICAL("bad"),

	WARNING("warn"),

	MAINTENANCE("info"),

	ACTIVE("good"),

	DISABLED("quiet");

	private final String tone;

	ServiceStatus(String tone) {
		this.tone = tone;
	}

	static Optional<ServiceStatus> find(@Nullable String code) {
		return Arrays.stream(values()).filter((status) -> status.code().equals(code)).findFirst();
	}

	/** As PagerDuty and addresses have it. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** As pages show it. */
	public String title() {
		return name().charAt(0) + code().substring(1);
	}

	public String tone() {
		return this.tone;
	}

}
