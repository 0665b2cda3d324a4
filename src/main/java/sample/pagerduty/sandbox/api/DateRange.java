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

	private static final Period DEFAULT_OF_SCHEDULES = Period.ofWeeks(2);

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
	 * The range of schedules. A bound that is missing is two weeks from the other one;
	 * without both, the range begins now.
	 */
	static DateRange ofSchedules(CallParameters parameters, Instant now) {
		if (parameters.value("since") == null && parameters.value("until") != null) {
			Instant until = moment(parameters, "until", now);
			return limited(parameters, back(until, DEFAULT_OF_SCHEDULES), until, now);
		}
		Instant since = moment(parameters, "since", now);
		return limited(parameters, since, moment(parameters, "until", forward(since, DEFAULT_OF_SCHEDULES)), now);
	}

	/** The range of who is on call. A bound that is missing is now. */
	static DateRange ofOnCalls(CallParameters parameters, Instant now) {
		return limited(parameters, moment(parameters, "since", now), moment(parameters, "until", now), now);
	}

	/** A range of at most three months. Both bounds are now if one of them is wrong. */
	private static DateRange limited(CallParameters parameters, Instant since, Instant until, Instant now) {
		if (since.isBefore(FIRST) || until.isBefore(FIRST) || since.isAfter(LAST) || until.isAfter(LAST)) {
			parameters.refuse("The parameters since and until must be between 1970 and 2200.");
		}
		else if (since.isAfter(until)) {
			parameters.refuse("The parameter since must be before until.");
		}
		else if (since.isBefore(back(until, MAX_OF_SCHEDULES))) {
			parameters.refuse("The time between since and until must be at most three months.");
		}
		else {
			return new DateRange(since, until);
		}
		return new DateRange(now, now);
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
