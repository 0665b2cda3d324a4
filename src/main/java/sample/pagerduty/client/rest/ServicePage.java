package sample.pagerduty.client.rest;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One page of {@code GET /services}. PagerDuty pages by offset, and counts only if it is
 * asked to.
 *
 * @param services the services of this page
 * @param more whether another page follows
 * @param total how many services there are on all pages, if PagerDuty says so
 */
public record ServicePage(@Nullable List<Entry> services, @Nullable Boolean more, @Nullable Integer total) {

	/** PagerDuty's bound for {@code offset + limit}, in every list. */
	public static final int MAX_OFFSET_AND_LIMIT = 10_000;

	/** Whether another page follows. */
	public boolean hasMore() {
		return Boolean.TRUE.equals(this.more);
	}

	/**
	 * A service.
	 *
	 * @param id PagerDuty's id
	 * @param name the display name
	 * @param status {@code active}, {@code warning}, {@code critical},
	 * {@code maintenance} or {@code disabled}
	 * @param htmlUrl the service's page at PagerDuty
	 * @param escalationPolicy who is paged
	 * @param lastIncidentTimestamp when the last incident was triggered, if there was one
	 */
	@JsonNaming(SnakeCaseStrategy.class)
	public record Entry(@Nullable String id, @Nullable String name, @Nullable String status, @Nullable String htmlUrl,
			@Nullable Reference escalationPolicy, @Nullable OffsetDateTime lastIncidentTimestamp) {

		public Entry {
			htmlUrl = WebLink.orNull(htmlUrl);
		}

	}

}
