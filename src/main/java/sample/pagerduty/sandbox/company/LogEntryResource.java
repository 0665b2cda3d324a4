package sample.pagerduty.sandbox.company;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code GET /log_entries}. The type says what happened, for example
 * {@code acknowledge_log_entry}. Only some types have the last three fields.
 *
 * @param agent the user or service that did it
 * @param assignees whom the incident was assigned to
 * @param user who was notified
 */
public record LogEntryResource(String id, String type, String summary, String self, @Nullable String htmlUrl,
		Instant createdAt, ResourceReference agent, Channel channel, ResourceReference service,
		ResourceReference incident, List<ResourceReference> teams, List<String> contexts,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> eventDetails,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ResourceReference> assignees,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ResourceReference user) implements Resource {

	static final String NOTIFY = "notify_log_entry";

	/**
	 * The way on which it happened.
	 *
	 * @param summary the text of a note
	 */
	public record Channel(String type, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String summary) {
	}

	/** Whether {@code is_overview} keeps it: notifications are details. */
	public boolean showsInOverview() {
		return !this.type.equals(NOTIFY);
	}

	@Override
	public String name() {
		return this.summary;
	}

}
