package sample.pagerduty.sandbox.api;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.ScheduleResource;
import sample.pagerduty.sandbox.company.Schedules;
import sample.pagerduty.sandbox.company.Shift;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The schedules, and who is on call in one of them. */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class ScheduleController {

	private final Answers answers;

	private final Clock clock;

	ScheduleController(Answers answers, Clock clock) {
		this.answers = answers;
		this.clock = clock;
	}

	@GetMapping("/schedules")
	ResponseEntity<?> schedules(ApiCall call) {
		CallParameters parameters = ListedCollection.SCHEDULES.parameters(call.query());
		String query = parameters.value("query");
		DateRange.ofSchedules(parameters, this.clock.instant());
		return this.answers.page(ListedCollection.SCHEDULES, parameters,
				call.visible(call.account().schedules().all())
					.stream()
					.filter((schedule) -> ListedCollection.contains(schedule.name(), query))
					.toList(),
				call.account());
	}

	/** As at PagerDuty it has shifts only if the parameters have a time range. */
	@GetMapping("/schedules/{id}")
	ResponseEntity<?> schedule(@PathVariable String id, ApiCall call) {
		ScheduleResource schedule = find(id, call);
		CallParameters parameters = ListedCollection.SCHEDULES.parametersOfOne(call.query());
		DateRange range = DateRange.ofSchedules(parameters, this.clock.instant());
		boolean overflow = parameters.flag("overflow");
		parameters.check();
		boolean withShifts = parameters.value("since") != null || parameters.value("until") != null;
		Schedules schedules = call.account().schedules();
		return this.answers.one(ListedCollection.SCHEDULES, call, withShifts
				? ScheduleDetail.of(schedule, schedules, range, overflow) : ScheduleDetail.withoutShifts(schedule),
				ZoneId.of(schedule.timeZone()));
	}

	@GetMapping("/schedules/{id}/users")
	ResponseEntity<?> users(@PathVariable String id, ApiCall call) {
		ScheduleResource schedule = find(id, call);
		CallParameters parameters = ListedCollection.SCHEDULES.parametersOfOne(call.query());
		DateRange range = DateRange.ofOnCalls(parameters, this.clock.instant());
		List<String> ids = call.account()
			.schedules()
			.shifts(schedule, range.since(), range.until(), true)
			.stream()
			.map(Shift::user)
			.map((user) -> user.id())
			.toList();
		return this.answers.all(ListedCollection.USERS, parameters,
				call.account().users().stream().filter((user) -> ids.contains(user.id())).toList(), call.account());
	}

	private static ScheduleResource find(String id, ApiCall call) {
		return call.find(call.account().schedules().all(), id);
	}

}
