package sample.pagerduty.client.rest;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of {@code GET /services}. PagerDuty pages by offset and does not say how many
 * there are, only whether there are more.
 *
 * @param services the services of this page
 * @param more whether another page follows
 */
public record ServicePage(@Nullable List<Service> services, @Nullable Boolean more) {

	/** Whether another page follows. */
	public boolean hasMore() {
		return Boolean.TRUE.equals(this.more);
	}

}
