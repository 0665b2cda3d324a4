package sample.pagerduty.sandbox.api;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.OverrideResource;
import sample.pagerduty.sandbox.company.Resource;
import sample.pagerduty.sandbox.company.ResourceReference;
import sample.pagerduty.sandbox.company.ScheduleResource;
import sample.pagerduty.sandbox.company.Schedules;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The overrides of schedules. */
@RestController
@RequestMapping({ "", SandboxUrls.EU_PATH })
class OverrideController {

	private static final int MAX_OVERRIDES = 100;

	private static final int MAX_TIME = 40;

	private final Answers answers;

	private final Clock clock;

	OverrideController(Answers answers, Clock clock) {
		this.answers = answers;
		this.clock = clock;
	}

	@GetMapping("/schedules/{id}/overrides")
	ResponseEntity<?> overrides(@PathVariable String id, ApiCall call) {
		ScheduleResource schedule = find(id, call);
		CallParameters parameters = ListedCollection.OVERRIDES.parameters(call.query());
		List.of("since", "until")
			.stream()
			.filter((name) -> parameters.value(name) == null)
			.forEach((name) -> parameters.refuse("The parameter " + name + " is required."));
		Instant now = this.clock.instant();
		DateRange range = DateRange.ofSchedules(parameters, now);
		boolean overflow = parameters.flag("overflow");
		boolean editable = parameters.flag("editable");
		List<OverrideResource> found = call.account()
			.schedules()
			.overrides(schedule, range.since(), range.until())
			.stream()
			.filter((override) -> !editable || !override.hasBegun(now))
			.map((override) -> overflow ? override : override.within(range.since(), range.until()))
			.toList();
		return this.answers.all(ListedCollection.OVERRIDES, parameters, found, call.account());
	}

	/**
	 * PagerDuty documents a list and answers with a status for each; the form with one
	 * override is older.
	 */
	@PostMapping("/schedules/{id}/overrides")
	ResponseEntity<?> create(@PathVariable String id, ApiCall call, CallBody body) {
		call.checkMayWrite();
		ScheduleResource schedule = find(id, call);
		if (!body.has("overrides") && body.has("override")) {
			OverrideResource created = create(body.object("override"), schedule, call, body);
			if (created != null) {
				return created(Map.of("override", created));
			}
			throw SandboxApiException.invalidInput(body.takeErrors());
		}
		List<Map<String, @Nullable Object>> results = new ArrayList<>();
		for (JsonNode json : body.objects("overrides", MAX_OVERRIDES)) {
			OverrideResource created = create(json, schedule, call, body);
			Map<String, @Nullable Object> result = new LinkedHashMap<>();
			result.put("status", (created != null) ? 201 : 400);
			result.put((created != null) ? "override" : "errors", (created != null) ? created : body.takeErrors());
			results.add(result);
		}
		return created(results);
	}

	private @Nullable OverrideResource create(JsonNode json, ScheduleResource schedule, ApiCall call, CallBody body) {
		Instant now = this.clock.instant();
		Instant start = time(json, "start", body, now);
		Instant end = time(json, "end", body, DateRange.LAST);
		ResourceReference user = Optional.ofNullable(body.id(json, "user"))
			.flatMap((userId) -> Resource.find(call.account().users(), userId))
			.map(Resource::reference)
			.orElse(null);
		if (user == null) {
			body.refuse("The field user must be an object with the id of a user.");
		}
		if (!end.isAfter(start) || !end.isAfter(now) || end.isAfter(DateRange.LAST)) {
			body.refuse("The field end must be after start, in the future and before 2200.");
		}
		if (user == null || body.hasErrors()) {
			return null;
		}
		return call.account().schedules().override(schedule, start.isBefore(now) ? now : start, end, user);
	}

	private static Instant time(JsonNode json, String name, CallBody body, Instant fallback) {
		String text = body.text(json, name, MAX_TIME);
		return DateRange.parse((text != null) ? text : "").orElseGet(() -> {
			body.refuse("The field " + name + " must be a time in the format of ISO 8601, such as "
					+ "2026-01-31T12:00:00Z.");
			return fallback;
		});
	}

	/** The past stays as it was, so an override that has begun only ends. */
	@DeleteMapping("/schedules/{id}/overrides/{overrideId}")
	ResponseEntity<Void> delete(@PathVariable String id, @PathVariable String overrideId, ApiCall call) {
		call.checkMayWrite();
		Schedules schedules = call.account().schedules();
		OverrideResource override = schedules.findOverride(find(id, call), overrideId)
			.orElseThrow(SandboxApiException::notFound);
		Instant now = this.clock.instant();
		if (override.isOver(now)) {
			throw SandboxApiException.invalidInput(List.of("The override is over. A past override cannot be removed."));
		}
		if (override.hasBegun(now)) {
			schedules.endOverride(override, now);
			return ResponseEntity.ok().build();
		}
		schedules.removeOverride(override);
		return ResponseEntity.noContent().build();
	}

	private static ScheduleResource find(String id, ApiCall call) {
		return call.find(call.account().schedules().all(), id);
	}

	private static ResponseEntity<?> created(Object body) {
		return ResponseEntity.status(HttpStatus.CREATED).contentType(MediaType.APPLICATION_JSON).body(body);
	}

}
