package sample.pagerduty.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured: rows of the Markdown table, each with its contenders and rounds. */
final class Table {

	/** The contender in the first column. */
	static final String OURS = "this app";

	private final Map<Row, Map<String, List<Double>>> rows = new LinkedHashMap<>();

	/**
	 * A row.
	 *
	 * @param unit what follows each number
	 * @param aim what is to be reached
	 */
	record Row(String name, String unit, String aim) {
	}

	/** So that rows are in this order, whoever is measured first. */
	void add(Row... rows) {
		for (Row row : rows) {
			this.rows.putIfAbsent(row, new LinkedHashMap<>());
		}
	}

	void put(Row row, String contender, double value) {
		add(row);
		this.rows.get(row).computeIfAbsent(contender, (name) -> new ArrayList<>()).add(value);
	}

	/** Medians, and how many times the others' value ours is. */
	String markdown() {
		StringBuilder markdown = new StringBuilder("| | this app | beside it (ratio) | aim |\n|---|---|---|---|\n");
		this.rows.forEach((row, values) -> {
			List<Double> ours = values.get(OURS);
			markdown.append("| %s | %s | %s | %s |\n".formatted(row.name(),
					(ours != null) ? text(median(ours), row.unit()) : "",
					values.keySet()
						.stream()
						.filter((name) -> !OURS.equals(name))
						.map((name) -> beside(row, name, median(values.get(name)), ours))
						.collect(Collectors.joining(", ")),
					row.aim()));
		});
		return markdown.toString();
	}

	private static String beside(Row row, String name, double value, List<Double> ours) {
		String text = name + " " + text(value, row.unit());
		return (ours != null && value > 0) ? text + " (%s)".formatted(number(median(ours) / value)) : text;
	}

	private static String text(double value, String unit) {
		return number(value) + unit;
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, (value < 10) ? "%.2f" : (value < 100) ? "%.1f" : "%,.0f", value);
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

}
