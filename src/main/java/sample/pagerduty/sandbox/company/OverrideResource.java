package sample.pagerduty.sandbox.company;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * An override of a schedule: another user is on call for a time. The end is the first
 * moment after it.
 */
public record OverrideResource(String id, Instant start, Instant end, ResourceReference user,
		@JsonIgnore String scheduleId) {

	public Shift shift() {
		return new Shift(this.start, this.end, this.user);
	}

	/** Whether a moment of it is in the past. */
	public boolean hasBegun(Instant now) {
		return this.start.isBefore(now);
	}

	public boolean isOver(Instant now) {
		return !this.end.isAfter(now);
	}

	public OverrideResource within(Instant since, Instant until) {
		Shift shift = shift().within(since, until);
		return new OverrideResource(this.id, shift.start(), shift.end(), this.user, this.scheduleId);
	}

}
