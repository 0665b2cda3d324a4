package sample.pagerduty.sandbox.company;

import java.time.Instant;

/**
 * A time in which one user is on call.
 *
 * @param end the first moment after it
 */
public record Shift(Instant start, Instant end, ResourceReference user) {

	/** Whether it has a moment in a time range, whose end may be its start. */
	boolean overlaps(Instant since, Instant until) {
		return this.end.isAfter(since) && (this.start.isBefore(until) || this.start.equals(since));
	}

	boolean covers(Shift other) {
		return !this.start.isAfter(other.start) && !this.end.isBefore(other.end);
	}

	public Shift within(Instant since, Instant until) {
		return new Shift(this.start.isBefore(since) ? since : this.start, this.end.isAfter(until) ? until : this.end,
				this.user);
	}

}
