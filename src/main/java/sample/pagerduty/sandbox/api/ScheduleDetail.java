package sample.pagerduty.sandbox.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.company.OverrideResource;
import sample.pagerduty.sandbox.company.ResourceReference;
import sample.pagerduty.sandbox.company.ScheduleResource;
import sample.pagerduty.sandbox.company.Schedules;
import sample.pagerduty.sandbox.company.Shift;

/**
 * A schedule of {@code GET /schedules/{id}}, with its layer and its shifts.
 *
 * @param finalSchedule who is really on call
 */
record ScheduleDetail(@JsonUnwrapped ScheduleResource schedule, List<Layer> scheduleLayers,
		Rendered overridesSubschedule, Rendered finalSchedule) {

	record Layer(String id, String name, Instant start, @Nullable Instant end, Instant rotationVirtualStart,
			long rotationTurnLengthSeconds, List<LayerUser> users, List<Object> restrictions,
			List<Shift> renderedScheduleEntries, @Nullable Double renderedCoveragePercentage) {
	}

	record LayerUser(ResourceReference user) {
	}

	/**
	 * Shifts in a time range.
	 *
	 * @param renderedCoveragePercentage how much of the range has a shift; null without a
	 * range
	 */
	record Rendered(String name, List<Shift> renderedScheduleEntries, @Nullable Double renderedCoveragePercentage) {
	}

	static ScheduleDetail withoutShifts(ScheduleResource schedule) {
		return new ScheduleDetail(schedule, List.of(layer(schedule, List.of(), null)),
				new Rendered("Overrides", List.of(), null), new Rendered("Final Schedule", List.of(), null));
	}

	static ScheduleDetail of(ScheduleResource schedule, Schedules schedules, DateRange range, boolean overflow) {
		List<Shift> overrides = schedules.overrides(schedule, range.since(), range.until())
			.stream()
			.map((override) -> overflow ? override : override.within(range.since(), range.until()))
			.map(OverrideResource::shift)
			.sorted(Comparator.comparing(Shift::start))
			.toList();
		List<Shift> turns = schedules.turns(schedule, range.since(), range.until(), overflow);
		List<Shift> shifts = schedules.shifts(schedule, range.since(), range.until(), overflow);
		return new ScheduleDetail(schedule, List.of(layer(schedule, turns, coverage(turns, range))),
				new Rendered("Overrides", overrides, coverage(overrides, range)),
				new Rendered("Final Schedule", shifts, coverage(shifts, range)));
	}

	private static Layer layer(ScheduleResource schedule, List<Shift> turns, @Nullable Double coverage) {
		return new Layer(schedule.layerId(), "Layer 1", schedule.start(), null, schedule.start(),
				schedule.turn().toSeconds(), schedule.users().stream().map(LayerUser::new).toList(), List.of(), turns,
				coverage);
	}

	/** Counts a moment once, also if two overrides have it. The shifts are by start. */
	private static double coverage(List<Shift> shifts, DateRange range) {
		Duration covered = Duration.ZERO;
		Instant counted = range.since();
		for (Shift shift : shifts) {
			Shift rest = shift.within(counted, range.until());
			if (rest.end().isAfter(counted)) {
				covered = covered.plus(Duration.between(rest.start(), rest.end()));
				counted = rest.end();
			}
		}
		Duration all = Duration.between(range.since(), range.until());
		return 100.0 * covered.toMillis() / Math.max(1, all.toMillis());
	}

}
