package sample.pagerduty.client.activity;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The log as CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins
 * with an apostrophe.
 */
final class ActivityCsv {

	static final String HEADER = "time,kind,name,action,result,address\r\n";

	private static final String FORMULA_STARTS = "=+-@\t\r\n";

	private ActivityCsv() {
	}

	static String line(ActivityEntry entry) {
		return Stream
			.of(entry.at().toString(), entry.kind(), entry.name(), entry.action(), entry.result(),
					Objects.requireNonNullElse(entry.address(), ""))
			.map(ActivityCsv::cell)
			.collect(Collectors.joining(",", "", "\r\n"));
	}

	static String cell(String text) {
		boolean formula = !text.isEmpty() && FORMULA_STARTS
			.indexOf(text.stripLeading().isEmpty() ? text.charAt(0) : text.stripLeading().charAt(0)) >= 0;
		return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
	}

}
