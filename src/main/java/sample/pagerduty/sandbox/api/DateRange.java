package sample.pagerduty.sandbox.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * The time between {@code since} and {@code until}.
 *
 * @param since the first moment
 * @param until the last moment
 */
record DateRange(Instant since, Instant until) {

	private static final Period DEFAULT = Period.ofMonths(1);

	private static final Period MAX = Period.ofMonths(6);

	/** The schedules of a longer time would make a large response. */
	private static final Period MAX_OF_SCHEDULES = Period.ofMonths(3);

	private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

	static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

	private static final DateRange ALL = new DateRange(Instant.MIN, Instant.MAX);

	/**
	 * The range of {@code GET /incidents}: by default the last month, at most six months,
	 * and everything with {@code date_range=all}.
	 */
	static DateRange ofIncidents(CallParameters parameters, Instant now) {
		String all = parameters.value("date_range");
		if ("all".equals(all)) {
			return ALL;
		}
		if (all != null) {
			parameters.refuse("The parameter date_range must be all.");
		}
		Instant until = moment(parameters, "until", now);
		Instant since = moment(parameters, "since", back(until, DEFAULT));
		if (since.isAfter(until)) {
			parameters.refuse("The parameter since must be before until.");
		}
		else if (since.isBefore(back(until, MAX))) {
			parameters.refuse("The time between since and until must be at most six months; use date_range=all.");
		}
		return new DateRange(since, until);
	}

	/** A range without a bound where the parameters have none. */
	static DateRange of(CallParameters parameters) {
		DateRange range = new DateRange(moment(parameters, "since", Instant.MIN),
				moment(parameters, "until", Instant.MAX));
		if (range.since.isAfter(range.until)) {
			parameters.refuse("The parameter since must be before until.");
		}
		return range;
	}

	/**
	 * The range of schedules: at most three months. Both bounds are the fallbacks if one
	 * of them is wrong.
	 */
	static DateRange ofSchedules(CallParameters parameters, Instant since, Period length) {
		Instant start = moment(parameters, "since", since);
		Instant end = moment(parameters, "until", forward(start, length));
		if (start.isAfter(end)) {
			parameters.refuse("The parameter since must be before until.");
		}
		else if (start.isBefore(FIRST) || end.isAfter(LAST)) {
			parameters.refuse("The parameters since and until must be between 1970 and 2200.");
		}
		else if (start.isBefore(back(end, MAX_OF_SCHEDULES))) {
			parameters.refuse("The time between since and until must be at most three months.");
		}
		else {
			return new DateRange(start, end);
		}
		return new DateRange(since, since);
	}

	private static Instant moment(CallParameters parameters, String name, Instant fallback) {
		String text = parameters.value(name);
		if (text == null) {
			return fallback;
		}
		return parse(text).orElseGet(() -> {
			parameters.refuse("The parameter " + name + " must be a time in the format of ISO 8601, such as "
					+ "2026-01-31T12:00:00Z. Encode a plus as %2B.");
			return fallback;
		});
	}

	/** A time without an offset is in UTC; a date is its first moment. */
	static Optional<Instant> parse(String text) {
		try {
			TemporalAccessor moment = text.contains("T")
					? DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
					: LocalDate.parse(text).atStartOfDay();
			return Optional.of((moment instanceof OffsetDateTime time) ? time.toInstant()
					: ((LocalDateTime) moment).toInstant(ZoneOffset.UTC));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static Instant back(Instant moment, Period period) {
		return forward(moment, period.negated());
	}

	private static Instant forward(Instant moment, Period period) {
		try {
			return moment.atOffset(ZoneOffset.UTC).plus(period).toInstant();
		}
		catch (DateTimeException ex) {
			return period.isNegative() ? Instant.MIN : Instant.MAX;
		}
	}

	boolean contains(Instant moment) {
		return !moment.isBefore(this.since) && !moment.isAfter(this.until);
	}

}
