package sample.pagerduty.client.script;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

/**
 * Counts wrong keys by address. A script with a wrong key is told to slow down; a right
 * key is never refused, not even from the same address, because behind one address (a
 * proxy, or this machine) there can be many scripts. Nothing can be guessed that way: a
 * key has 256 random bits.
 */
@Component
class WrongKeys {

	/** How long wrong keys are remembered. */
	static final Duration MEMORY = Duration.ofMinutes(1);

	private static final int ALLOWED = 10;

	private static final int MOST_ADDRESSES = 10_000;

	private final Cache<String, AtomicInteger> counts = Caffeine.newBuilder()
		.maximumSize(MOST_ADDRESSES)
		.expireAfterWrite(MEMORY)
		.build();

	/** Counts a wrong key and tells whether it was one too many. */
	boolean areTooManyFrom(String address) {
		return this.counts.get(address, (any) -> new AtomicInteger()).incrementAndGet() > ALLOWED;
	}

}
