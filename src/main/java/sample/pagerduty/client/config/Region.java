package sample.pagerduty.client.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A service region of PagerDuty. A token works in the region of its account only. */
public enum Region {

	US("the United States"),

	EU("the European Union");

	private final String title;

	Region(String title) {
		this.title = title;
	}

	public static Optional<Region> find(String code) {
		return Arrays.stream(values()).filter((region) -> region.code().equals(code)).findFirst();
	}

	public String title() {
		return this.title;
	}

	/** As in {@code service_region=eu} and in the scope {@code as_account-eu.acme}. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
