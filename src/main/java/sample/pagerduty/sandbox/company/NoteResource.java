package sample.pagerduty.sandbox.company;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A note of {@code GET /incidents/{id}/notes}. */
public record NoteResource(String id, ResourceReference user, Channel channel, String content, Instant createdAt,
		@JsonIgnore String incidentId) {

	/** The way on which it was written. */
	public record Channel(String summary) {
	}

}
