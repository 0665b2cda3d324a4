package sample.pagerduty.client.console;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.WordList;
import sample.pagerduty.client.console.Endpoint.Parameter;
import sample.pagerduty.client.console.Endpoint.Place;

/**
 * A field of the form with what is filled in. A value that is not among those to choose
 * from is offered too, so that a link or a bookmark never loses one.
 *
 * @param parameter what it is for
 * @param kind how it is filled in
 * @param value the value, empty if there is none
 * @param options the values to choose from
 */
record FormField(Parameter parameter, Kind kind, String value, List<Option> options) {

	/** A time as browsers send it, which has no time zone. */
	private static final Pattern LOCAL_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?");

	private static final String UTC = "Z";

	static FormField of(Parameter parameter, String value) {
		if (parameter.place() == Place.QUERY && Parameter.isTime(parameter.name())) {
			String local = withoutZone(value);
			return (local != null) ? new FormField(parameter, Kind.TIME, local, List.of())
					: new FormField(parameter, Kind.TEXT, value, List.of());
		}
		if (parameter.values().isEmpty()) {
			return new FormField(parameter, Kind.TEXT, value, List.of());
		}
		return parameter.isList() ? ofList(parameter, value) : ofOne(parameter, value);
	}

	/** A time as the picker shows it, in UTC, unless that would lose something. */
	private static @Nullable String withoutZone(String value) {
		if (value.isEmpty() || LOCAL_TIME.matcher(value).matches()) {
			return value;
		}
		try {
			String time = OffsetDateTime.parse(value).toInstant().toString();
			String local = time.substring(0, time.length() - UTC.length());
			return LOCAL_TIME.matcher(local).matches() ? local : null;
		}
		catch (DateTimeParseException ex) {
			return null; // such as a day
		}
	}

	private static FormField ofList(Parameter parameter, String value) {
		List<String> chosen = WordList.of(value);
		return new FormField(parameter, Kind.BOXES, value,
				with(parameter.values(), chosen).stream()
					.map((option) -> new Option(option, chosen.contains(option)))
					.toList());
	}

	private static FormField ofOne(Parameter parameter, String value) {
		String chosen = value.strip();
		return new FormField(parameter, Kind.SELECT, value,
				with(parameter.values(), chosen.isEmpty() ? List.of() : List.of(chosen)).stream()
					.map((option) -> new Option(option, option.equals(chosen)))
					.toList());
	}

	private static List<String> with(List<String> values, List<String> others) {
		List<String> all = new ArrayList<>(values);
		others.stream().filter((other) -> !all.contains(other)).forEach(all::add);
		return all;
	}

	/** The fields for times are in UTC; what has a time zone, or is no time, stays. */
	static String inUtc(String value) {
		return LOCAL_TIME.matcher(value.strip()).matches() ? value.strip() + UTC : value;
	}

	/** Whether it comes before the fields that can stay empty. */
	public boolean isFirst() {
		return this.parameter.place() == Place.PATH || !this.value.isEmpty();
	}

	public String kindName() {
		return this.kind.name();
	}

	/** How a field is filled in. */
	enum Kind {

		TEXT, SELECT, BOXES, TIME

	}

	/**
	 * A value to choose.
	 *
	 * @param value the value
	 * @param chosen whether it is chosen
	 */
	record Option(String value, boolean chosen) {
	}

}
