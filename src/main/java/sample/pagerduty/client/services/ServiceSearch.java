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
 * @param descending whether the names run from Z to A
 * @param offset how many services to skip
 */
record ServiceSearch(String query, @Nullable ServiceStatus status, boolean descending, int offset) {

	static final String PATH = "/services";

	private static final String DESCENDING = "desc";

	/** What the parameters of a page describe, if they do. */
	static Optional<ServiceSearch> of(Map<String, String> parameters, int maxOffset) {
		String status = parameters.getOrDefault("status", "");
		String sort = parameters.getOrDefault("sort", "");
		String offset = parameters.getOrDefault("offset", "0");
		if ((!status.isEmpty() && ServiceStatus.find(status).isEmpty()) || !sort.matches("(asc|desc)?")
				|| !offset.matches("\\d{1,5}") || Integer.parseInt(offset) > maxOffset) {
			return Optional.empty();
		}
		return Optional.of(new ServiceSearch(parameters.getOrDefault("query", "").strip(),
				ServiceStatus.find(status).orElse(null), sort.equals(DESCENDING), Integer.parseInt(offset)));
	}

	/** The order as PagerDuty spells it. */
	String sortBy() {
		return this.descending ? "name:desc" : "name:asc";
	}

	ServiceSearch at(int otherOffset) {
		return new ServiceSearch(this.query, this.status, this.descending, otherOffset);
	}

	/** The same services from the other end. */
	public ServiceSearch reversed() {
		return new ServiceSearch(this.query, this.status, !this.descending, 0);
	}

	/** The same services from the first one. */
	public ServiceSearch first() {
		return at(0);
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
			.queryParamIfPresent("sort", this.descending ? Optional.of(DESCENDING) : Optional.empty())
			.encode()
			.buildAndExpand(Map.of("query", this.query))
			.toUriString();
	}

}
