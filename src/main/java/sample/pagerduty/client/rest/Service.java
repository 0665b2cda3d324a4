package sample.pagerduty.client.rest;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A PagerDuty service, as {@code GET /services} lists it.
 *
 * @param id PagerDuty's id
 * @param name the display name
 * @param status {@code active}, {@code warning}, {@code critical}, {@code maintenance} or
 * {@code disabled}
 * @param htmlUrl the service's page at PagerDuty
 * @param escalationPolicy who is paged
 * @param lastIncidentTimestamp when the last incident was triggered, if there was one
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Service(@Nullable String id, @Nullable String name, @Nullable String status, @Nullable String htmlUrl,
		@Nullable Reference escalationPolicy, @Nullable OffsetDateTime lastIncidentTimestamp) {

	public Service {
		htmlUrl = WebLink.orNull(htmlUrl);
	}

}
