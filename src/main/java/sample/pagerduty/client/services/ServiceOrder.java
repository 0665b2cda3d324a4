package sample.pagerduty.client.services;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.services.ServiceFinder.ServiceRow;

/**
 * The order of the services. PagerDuty sorts by name, but not by status, so for that this
 * app looks through the list itself.
 */
enum ServiceOrder {

	NAME("", "Name, A to Z", "name:asc", null),

	NAME_DESC("desc", "Name, Z to A", "name:desc", null),

	STATUS("status", "Most urgent first", "name:asc", Comparator.comparing(ServiceOrder::urgency)),

	STATUS_DESC("status-desc", "Least urgent first", "name:asc",
			Comparator.comparing(ServiceOrder::urgency).reversed());

	private final String code;

	private final String title;

	private final String sortBy;

	private final @Nullable Comparator<ServiceRow> comparator;

	ServiceOrder(String code, String title, String sortBy, @Nullable Comparator<ServiceRow> comparator) {
		this.code = code;
		this.title = title;
		this.sortBy = sortBy;
		this.comparator = comparator;
	}

	/** An order by its code. */
	static Optional<ServiceOrder> find(String code) {
		return Arrays.stream(values()).filter((order) -> order.code.equals(code)).findFirst();
	}

	private static int urgency(ServiceRow row) {
		return ServiceStatus.find(row.service().status()).map(ServiceStatus::ordinal).orElse(Integer.MAX_VALUE);
	}

	/** As addresses have it. */
	public String code() {
		return this.code;
	}

	/** As pages show it. */
	public String title() {
		return this.title;
	}

	/** The order that PagerDuty is asked for. */
	String sortBy() {
		return this.sortBy;
	}

	/** What this app sorts by afterwards, if it has to. */
	@Nullable Comparator<ServiceRow> comparator() {
		return this.comparator;
	}

	boolean isByName() {
		return this.comparator == null;
	}

	boolean isDescending() {
		return this == NAME_DESC || this == STATUS_DESC;
	}

}
