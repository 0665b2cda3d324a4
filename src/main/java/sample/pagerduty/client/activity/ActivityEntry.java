package sample.pagerduty.client.activity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An entry of the log, as it is read.
 *
 * @param id grows with time
 * @param kind the code of its {@link ActivityKind}
 * @param address the remote address, if the use came over the network
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ActivityEntry(long id, Instant at, String kind, String name, String action, String result,
		@Nullable String address) {

	/** The kind in words. */
	public String kindTitle() {
		return ActivityKind.find(this.kind).map(ActivityKind::title).orElse(this.kind);
	}

	public boolean succeeded() {
		return this.result.equals(Activity.OK);
	}

}
