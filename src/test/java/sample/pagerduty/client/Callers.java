package sample.pagerduty.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Callers that do something at the same time. */
public final class Callers {

	private Callers() {
	}

	/** Calls as often as it says, all at once, and returns the results. */
	public static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
		CyclicBarrier start = new CyclicBarrier(count);
		ExecutorService callers = Executors.newFixedThreadPool(count);
		try {
			List<Future<T>> calls = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				calls.add(callers.submit(() -> {
					start.await(30, TimeUnit.SECONDS);
					return call.call();
				}));
			}
			List<T> answers = new ArrayList<>();
			for (Future<T> running : calls) {
				answers.add(running.get(60, TimeUnit.SECONDS));
			}
			return answers;
		}
		finally {
			callers.shutdownNow();
		}
	}

}
