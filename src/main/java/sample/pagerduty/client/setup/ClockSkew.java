package sample.pagerduty.client.setup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.http.HttpHeaders;

/**
 * The difference between the clock of this machine and that of a host.
 *
 * @param lead how much this machine is ahead
 */
record ClockSkew(String host, Duration lead) {

	private static final String TITLE = "Clock";

	private static final Duration MAX_SKEW = Duration.ofSeconds(30);

	/** From the first answer with a date. */
	static Finding in(Stream<HttpProbe.Answer> answers) {
		return answers.map(ClockSkew::of)
			.flatMap(Optional::stream)
			.findFirst()
			.map(ClockSkew::finding)
			.orElseGet(() -> Finding.notChecked(TITLE, "No answer contained a date."));
	}

	private static Optional<ClockSkew> of(HttpProbe.Answer answer) {
		return sentAt(answer.headers())
			.map((sentAt) -> new ClockSkew(answer.url().getHost(), Duration.between(sentAt, answer.receivedAt())));
	}

	/** An answer from a cache says how old it is (RFC 9111 section 5.1). */
	private static Optional<Instant> sentAt(HttpHeaders headers) {
		String age = headers.getFirst(HttpHeaders.AGE);
		long seconds = (age != null && age.matches("\\d{1,9}")) ? Long.parseLong(age) : 0;
		try {
			return Optional.ofNullable(headers.getFirstZonedDateTime(HttpHeaders.DATE))
				.map(ZonedDateTime::toInstant)
				.map((date) -> date.plusSeconds(seconds));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty(); // not a date
		}
	}

	private Finding finding() {
		long seconds = this.lead.abs().toSeconds();
		if (seconds <= MAX_SKEW.toSeconds()) {
			return Finding.ok(TITLE, "Within %d s of the clock of %s.".formatted(seconds + 1, this.host));
		}
		return Finding.failed(TITLE,
				"The clock of this machine is %d seconds %s that of %s.".formatted(seconds,
						this.lead.isNegative() ? "behind" : "ahead of", this.host),
				"Correct it, preferably with NTP: with a wrong clock, ID tokens are rejected.");
	}

}
