package sample.pagerduty.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers that do the same again and again, each as fast as it is answered. */
final class Load {

	private Load() {
	}

	/**
	 * What happened.
	 *
	 * @param rate how often a second
	 * @param millis how long each time took, sorted
	 */
	record Result(double rate, double[] millis) {

		double quantile(double share) {
			return this.millis[(int) ((this.millis.length - 1) * share)];
		}

	}

	/** One thing that a caller does. */
	@FunctionalInterface
	interface Step {

		void run() throws Exception;

	}

	static Result run(int callers, Duration duration, Callable<Step> caller) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(callers);
		try {
			List<Step> steps = new ArrayList<>();
			for (int i = 0; i < callers; i++) {
				steps.add(caller.call());
			}
			long start = System.nanoTime();
			long end = start + duration.toNanos();
			List<Future<double[]>> times = new ArrayList<>();
			steps.forEach((step) -> times.add(threads.submit(() -> repeat(step, end))));
			List<double[]> all = new ArrayList<>();
			for (Future<double[]> time : times) {
				all.add(time.get());
			}
			double seconds = (System.nanoTime() - start) / 1e9;
			double[] millis = all.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
			return new Result(millis.length / seconds, millis);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static double[] repeat(Step step, long end) throws Exception {
		double[] millis = new double[1024];
		int count = 0;
		for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
			step.run();
			if (count == millis.length) {
				millis = Arrays.copyOf(millis, 2 * count);
			}
			millis[count++] = (System.nanoTime() - begin) / 1e6;
		}
		return Arrays.copyOf(millis, count);
	}

}
