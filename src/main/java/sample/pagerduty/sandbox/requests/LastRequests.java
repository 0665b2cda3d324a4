package sample.pagerduty.sandbox.requests;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The last requests, in a ring without a lock: no request waits for another one or for
 * the page.
 */
@Component
final class LastRequests {

	static final int MAX_REQUESTS = 50;

	private final AtomicLong count = new AtomicLong();

	private final AtomicReferenceArray<@Nullable SeenRequest> ring = new AtomicReferenceArray<>(MAX_REQUESTS);

	/**
	 * Adds a request, which gets a number.
	 */
	void add(LongFunction<SeenRequest> request) {
		long number = this.count.getAndIncrement();
		this.ring.accumulateAndGet((int) (number % MAX_REQUESTS), request.apply(number), LastRequests::newer);
	}

	/** A thread that was slow must not replace what came after it. */
	private static @Nullable SeenRequest newer(@Nullable SeenRequest last, @Nullable SeenRequest next) {
		return (last != null && next != null && last.number() > next.number()) ? last : next;
	}

	/** The newest first. */
	List<SeenRequest> all() {
		return IntStream.range(0, MAX_REQUESTS)
			.mapToObj(this.ring::get)
			.filter(Objects::nonNull)
			.sorted(Comparator.comparingLong(SeenRequest::number).reversed())
			.toList();
	}

}
