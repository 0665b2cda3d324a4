package sample.pagerduty.bench;

import java.util.Arrays;

/** Times in milliseconds, as the benchmarks take and print them. */
final class Timings {

	private static final double NANOS_PER_MILLI = 1_000_000;

	private Timings() {
	}

	/** How long it is since {@link System#nanoTime()} gave the start. */
	static double millisSince(long start) {
		return (System.nanoTime() - start) / NANOS_PER_MILLI;
	}

	/** Prints a row of a Markdown table: median, what 90 % are within, and how many. */
	static void print(String what, double[] millis) {
		double[] sorted = millis.clone();
		Arrays.sort(sorted);
		System.out.printf("| %s | %.1f ms | %.1f ms | %d |%n", what, sorted[sorted.length / 2],
				sorted[(int) (sorted.length * 0.9)], sorted.length);
	}

}
