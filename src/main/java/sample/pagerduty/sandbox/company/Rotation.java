package sample.pagerduty.sandbox.company;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The users of a schedule, who take turns.
 *
 * @param start the first moment of the first user's first turn
 * @param turn the length of each turn
 */
record Rotation(Instant start, Duration turn, List<ResourceReference> users) {

	/** The turns, in full, that have a moment in a time range. */
	List<Shift> turns(Instant since, Instant until) {
		List<Shift> turns = new ArrayList<>();
		long number = Math.floorDiv(Duration.between(this.start, since).toSeconds(), this.turn.toSeconds());
		for (Shift shift = turn(number); shift.overlaps(since, until); shift = turn(number)) {
			turns.add(shift);
			number++;
		}
		return turns;
	}

	private Shift turn(long number) {
		Instant begin = this.start.plusSeconds(number * this.turn.toSeconds());
		return new Shift(begin, begin.plus(this.turn), this.users.get(Math.floorMod(number, this.users.size())));
	}

}
