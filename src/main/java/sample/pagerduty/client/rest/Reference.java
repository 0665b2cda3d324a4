package sample.pagerduty.client.rest;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * PagerDuty's short form of a resource inside another one.
 *
 * @param id PagerDuty's id
 * @param summary the display name
 * @param htmlUrl the resource's page at PagerDuty
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Reference(@Nullable String id, @Nullable String summary, @Nullable String htmlUrl) {

	public Reference {
		htmlUrl = WebLink.orNull(htmlUrl);
	}

}
