package sample.pagerduty.client.services;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which services the page lists.
 *
 * @param query a part of the name, empty for all
 * @param status one status, or {@code null} for all
 * @param order how the list is sorted
 * @param offset how many services to skip
 */
record ServiceSearch(String query, @Nullable ServiceStatus status, ServiceOrder order, int offset) {

	static final String PATH = "/services";

	/** What the parameters of a page describe, if they do. */
	static Optional<ServiceSearch> of(Map<String, String> parameters, int maxOffset) {
		String offset = parameters.getOrDefault("offset", "0");
		if (!isFilter(parameters) || !offset.matches("\\d{1,5}") || Integer.parseInt(offset) > maxOffset) {
			return Optional.empty();
		}
		return Optional.of(new ServiceSearch(parameters.getOrDefault("query", "").strip(),
				ServiceStatus.find(parameters.get("status")).orElse(null),
				ServiceOrder.find(parameters.getOrDefault("sort", "")).orElseThrow(), Integer.parseInt(offset)));
	}

	/** Whether there are such a status and such an order. */
	static boolean isFilter(Map<String, String> parameters) {
		String status = parameters.getOrDefault("status", "");
		return (status.isEmpty() || ServiceStatus.find(status).isPresent())
				&& ServiceOrder.find(parameters.getOrDefault("sort", "")).isPresent();
	}

	ServiceSearch at(int otherOffset) {
		return new ServiceSearch(this.query, this.status, this.order, otherOffset);
	}

	/** The same services by name; from the other end if they are sorted so already. */
	public ServiceSearch byName() {
		return in((this.order == ServiceOrder.NAME) ? ServiceOrder.NAME_DESC : ServiceOrder.NAME);
	}

	/** The same services by status. */
	public ServiceSearch byStatus() {
		return in((this.order == ServiceOrder.STATUS) ? ServiceOrder.STATUS_DESC : ServiceOrder.STATUS);
	}

	private ServiceSearch in(ServiceOrder other) {
		return new ServiceSearch(this.query, this.status, other, 0);
	}

	/** For the header of the column of names; null if it does not sort. */
	public @Nullable String nameSort() {
		return this.order.isByName() ? ariaSort() : null;
	}

	/** For the header of the column of statuses. */
	public @Nullable String statusSort() {
		return this.order.isByName() ? null : ariaSort();
	}

	private String ariaSort() {
		return this.order.isDescending() ? "descending" : "ascending";
	}

	/** The same services from the first one. */
	public ServiceSearch first() {
		return at(0);
	}

	boolean wants(@Nullable String otherStatus) {
		return this.status == null || this.status.code().equals(otherStatus);
	}

	public boolean isNarrow() {
		return this.status != null || !this.query.isEmpty();
	}

	/**
	 * The address of the page, expanded so that a & or { that the person typed stays
	 * text.
	 */
	public String link() {
		return UriComponentsBuilder.fromPath(PATH)
			.queryParamIfPresent("offset", (this.offset > 0) ? Optional.of(this.offset) : Optional.empty())
			.queryParamIfPresent("query", this.query.isEmpty() ? Optional.empty() : Optional.of("{query}"))
			.queryParamIfPresent("status", Optional.ofNullable(this.status).map(ServiceStatus::code))
			.queryParamIfPresent("sort",
					Optional.of(this.order).filter((order) -> order != ServiceOrder.NAME).map(ServiceOrder::code))
			.encode()
			.buildAndExpand(Map.of("query", this.query))
			.toUriString();
	}

}
