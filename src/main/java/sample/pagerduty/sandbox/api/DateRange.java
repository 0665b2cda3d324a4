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

/**
 * The days of {@code GET /incidents}: by default the last month, at most six months, and
 * everything with {@code date_range=all}.
 *
 * @param since the first moment
 * @param until the last moment
 */
record DateRange(Instant since, Instant until) {

	private static final Period DEFAULT = Period.ofMonths(1);

	private static final Period MAX = Period.ofMonths(6);

	private static final DateRange ALL = new DateRange(Instant.MIN, Instant.MAX);

	static DateRange of(CallParameters parameters, Instant now) {
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

	/** A time without an offset is in UTC; a date is its first moment. */
	private static Instant moment(CallParameters parameters, String name, Instant fallback) {
		String text = parameters.value(name);
		if (text == null) {
			return fallback;
		}
		try {
			TemporalAccessor moment = text.contains("T")
					? DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
					: LocalDate.parse(text).atStartOfDay();
			return (moment instanceof OffsetDateTime time) ? time.toInstant()
					: ((LocalDateTime) moment).toInstant(ZoneOffset.UTC);
		}
		catch (DateTimeException ex) {
			parameters.refuse("The parameter " + name + " must be a time in the format of ISO 8601, such as "
					+ "2026-01-31T12:00:00Z. Encode a plus as %2B.");
			return fallback;
		}
	}

	private static Instant back(Instant moment, Period period) {
		try {
			return moment.atOffset(ZoneOffset.UTC).minus(period).toInstant();
		}
		catch (DateTimeException ex) {
			return Instant.MIN;
		}
	}

	boolean contains(Instant moment) {
		return !moment.isBefore(this.since) && !moment.isAfter(this.until);
	}

}
