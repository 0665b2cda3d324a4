package sample.pagerduty.sandbox.requests;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The ring with the last requests, also if many threads write and read. */
class LastRequestsTests {

	private final LastRequests requests = new LastRequests();

	@Test
	void allWhenFewWereAddedThenNewestFirst() {
		add();
		add();
		add();
		assertThat(numbers()).containsExactly(2L, 1L, 0L);
	}

	@Test
	void allWhenManyThreadsAddThenLastFiftyAndNoMore() throws Exception {
		int threads = 16;
		int each = 5_000;
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Callable<Void>> tasks = IntStream.range(0, threads).<Callable<Void>>mapToObj((thread) -> () -> {
				for (int index = 0; index < each; index++) {
					add();
					if (index % 100 == 0) {
						assertThat(numbers()).hasSizeLessThanOrEqualTo(LastRequests.MAX_REQUESTS)
							.doesNotHaveDuplicates();
					}
				}
				return null;
			}).toList();
			for (Future<Void> task : executor.invokeAll(tasks)) {
				task.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
		int all = threads * each;
		assertThat(numbers()).containsExactlyElementsOf(
				LongStream.range(0, LastRequests.MAX_REQUESTS).mapToObj((back) -> all - 1 - back).toList());
	}

	@Test
	void addWhenAThreadIsSlowThenNewerRequestStays() {
		this.requests.add((number) -> {
			IntStream.rangeClosed(1, LastRequests.MAX_REQUESTS).forEach((other) -> add());
			return request(number);
		});
		assertThat(numbers()).hasSize(LastRequests.MAX_REQUESTS).doesNotContain(0L);
	}

	private List<Long> numbers() {
		return this.requests.all().stream().map(SeenRequest::number).toList();
	}

	private void add() {
		this.requests.add(LastRequestsTests::request);
	}

	private static SeenRequest request(long number) {
		return new SeenRequest(number, Instant.EPOCH, "GET", "/users", "curl", List.of(), 200, null);
	}

}
