package sample.pagerduty.client.script;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** When a script key expires, as its form offers it. */
enum KeyExpiry {

	NEVER("never", "Never", null),

	WEEK("7", "In 7 days", Period.ofDays(7)),

	MONTH("30", "In 30 days", Period.ofDays(30)),

	QUARTER("90", "In 90 days", Period.ofDays(90)),

	YEAR("365", "In a year", Period.ofYears(1)),

	DATE("date", "On a date", null);

	private final String code;

	private final String title;

	private final @Nullable Period lifetime;

	KeyExpiry(String code, String title, @Nullable Period lifetime) {
		this.code = code;
		this.title = title;
		this.lifetime = lifetime;
	}

	static Optional<KeyExpiry> find(String code) {
		return Arrays.stream(values()).filter((expiry) -> expiry.code.equals(code)).findFirst();
	}

	public String code() {
		return this.code;
	}

	public String title() {
		return this.title;
	}

	/**
	 * The last day of a key that is created today, blank for never. What the field with
	 * the date has counts for {@link #DATE} only.
	 */
	String lastDay(String date, LocalDate today) {
		if (this.lifetime != null) {
			return today.plus(this.lifetime).toString();
		}
		return (this == DATE) ? date : "";
	}

}
