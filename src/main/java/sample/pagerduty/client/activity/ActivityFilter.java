package sample.pagerduty.client.activity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which entries of the log to read.
 *
 * @param kind one kind, or {@code null} for all
 * @param name a part of the name, in any case; empty for all
 * @param succeeded only those that succeeded, or only those that failed, or {@code null}
 * for both
 * @param since the first day, in UTC, or {@code null}
 */
public record ActivityFilter(@Nullable ActivityKind kind, String name, @Nullable Boolean succeeded,
		@Nullable LocalDate since) {

	/** The filter that the parameters of a page or a call describe, if they do. */
	public static Optional<ActivityFilter> of(Map<String, String> parameters) {
		String kind = parameters.getOrDefault("kind", "");
		String result = parameters.getOrDefault("result", "");
		String since = parameters.getOrDefault("since", "").strip();
		String name = parameters.getOrDefault("name", "").strip();
		if (!result.matches("(ok|failed)?") || (!kind.isEmpty() && ActivityKind.find(kind).isEmpty())
				|| name.length() > Activity.MAX_NAME_LENGTH) {
			return Optional.empty();
		}
		try {
			LocalDate day = since.isEmpty() ? null : LocalDate.parse(since);
			if (day != null && (day.getYear() < 1 || day.getYear() > 9999)) {
				return Optional.empty();
			}
			return Optional.of(new ActivityFilter(ActivityKind.find(kind).orElse(null), name,
					result.isEmpty() ? null : result.equals(Activity.OK), day));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	Instant from(Instant oldest) {
		if (this.since == null) {
			return oldest;
		}
		Instant start = this.since.atStartOfDay(ZoneOffset.UTC).toInstant();
		return start.isAfter(oldest) ? start : oldest;
	}

	boolean isEmpty() {
		return this.kind == null && this.name.isEmpty() && this.succeeded == null && this.since == null;
	}

	/** The address of a page with this filter, expanded so that a name stays text. */
	String link(String path, @Nullable Long before) {
		return UriComponentsBuilder.fromPath(path)
			.queryParamIfPresent("kind", Optional.ofNullable(this.kind).map(ActivityKind::code))
			.queryParamIfPresent("name", this.name.isEmpty() ? Optional.empty() : Optional.of("{name}"))
			.queryParamIfPresent("result",
					Optional.ofNullable(this.succeeded).map((succeeded) -> succeeded ? Activity.OK : "failed"))
			.queryParamIfPresent("since", Optional.ofNullable(this.since))
			.queryParamIfPresent("before", Optional.ofNullable(before))
			.encode()
			.buildAndExpand(Map.of("name", this.name))
			.toUriString();
	}

}
