package sample.pagerduty.sandbox.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The schedules of an account with their overrides: who is on call when. */
public final class Schedules {

	private final List<ScheduleResource> schedules;

	private final BoundedList<OverrideResource> overrides = new BoundedList<>();

	private final CreatedIds ids;

	Schedules(List<ScheduleResource> schedules, AccountSeed seed) {
		this.schedules = schedules;
		this.ids = new CreatedIds(seed, AccountId.OVERRIDE);
	}

	public List<ScheduleResource> all() {
		return this.schedules;
	}

	public OverrideResource override(ScheduleResource schedule, Instant start, Instant end, ResourceReference user) {
		OverrideResource override = new OverrideResource(this.ids.next(), start, end, user, schedule.id());
		this.overrides.add(override);
		return override;
	}

	public Optional<OverrideResource> findOverride(ScheduleResource schedule, String id) {
		return this.overrides.all()
			.stream()
			.filter((override) -> override.id().equals(id) && override.scheduleId().equals(schedule.id()))
			.findFirst();
	}

	public void removeOverride(OverrideResource removed) {
		this.overrides.remove(removed);
	}

	/** Keeps the part of an override that is in the past. */
	public void endOverride(OverrideResource ended, Instant now) {
		this.overrides.replace(ended, ended.within(ended.start(), now));
	}

	/** The overrides that have a moment in a time range, newest first. */
	public List<OverrideResource> overrides(ScheduleResource schedule, Instant since, Instant until) {
		return this.overrides.all()
			.stream()
			.filter((override) -> override.scheduleId().equals(schedule.id()))
			.filter((override) -> override.shift().overlaps(since, until))
			.toList();
	}

	/**
	 * The turns of a schedule in a time range, without overrides.
	 * @param overflow whether turns are shown in full
	 */
	public List<Shift> turns(ScheduleResource schedule, Instant since, Instant until, boolean overflow) {
		List<Shift> turns = schedule.rotation().turns(since, until);
		return overflow ? turns : turns.stream().map((shift) -> shift.within(since, until)).toList();
	}

	/**
	 * Who is on call in a time range. If overrides overlap, the newest one counts.
	 * @param overflow whether shifts that begin before the range or end after it are
	 * shown in full
	 */
	public List<Shift> shifts(ScheduleResource schedule, Instant since, Instant until, boolean overflow) {
		List<Shift> turns = overflow ? turnsWithOverrides(schedule, since, until)
				: schedule.rotation().turns(since, until);
		if (turns.isEmpty()) {
			return turns;
		}
		Instant first = turns.get(0).start();
		Instant last = turns.get(turns.size() - 1).end();
		List<Shift> overriding = overrides(schedule, first, last).stream()
			.map((override) -> override.shift().within(first, last))
			.toList();
		return split(turns, overriding).stream()
			.filter((shift) -> shift.overlaps(since, until))
			.map((shift) -> overflow ? shift : shift.within(since, until))
			.toList();
	}

	/** Also the turns before and after the range that an override within it touches. */
	private List<Shift> turnsWithOverrides(ScheduleResource schedule, Instant since, Instant until) {
		Instant first = since;
		Instant last = until;
		for (OverrideResource override : overrides(schedule, since, until)) {
			first = override.start().isBefore(first) ? override.start() : first;
			last = override.end().isAfter(last) ? override.end() : last;
		}
		return schedule.rotation().turns(first, last);
	}

	/** Cuts the turns where an override begins or ends. */
	private static List<Shift> split(List<Shift> turns, List<Shift> overriding) {
		NavigableSet<Instant> cuts = new TreeSet<>();
		overriding.forEach((shift) -> cuts.addAll(List.of(shift.start(), shift.end())));
		List<Shift> pieces = new ArrayList<>();
		for (Shift turn : turns) {
			Instant start = turn.start();
			for (Instant cut : cuts.subSet(turn.start(), false, turn.end(), false)) {
				append(pieces, new Shift(start, cut, turn.user()), overriding);
				start = cut;
			}
			append(pieces, new Shift(start, turn.end(), turn.user()), overriding);
		}
		return pieces;
	}

	/** An override that covers two turns, or parts of one, is one shift. */
	private static void append(List<Shift> shifts, Shift piece, List<Shift> overriding) {
		Shift by = overriding.stream().filter((shift) -> shift.covers(piece)).findFirst().orElse(null);
		if (by == null) {
			shifts.add(piece);
			return;
		}
		Shift last = shifts.isEmpty() ? null : shifts.get(shifts.size() - 1);
		if (last != null && last.end().equals(piece.start()) && last.user().equals(by.user())
				&& by.start().isBefore(piece.start())) {
			shifts.set(shifts.size() - 1, new Shift(last.start(), piece.end(), by.user()));
		}
		else {
			shifts.add(new Shift(piece.start(), piece.end(), by.user()));
		}
	}

}
