package sample.pagerduty.client.mcp;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.notice.Notices;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Waits until a person has connected, on whatever replica. Costs no thread. */
@Component
class ConnectionWaiter {

	/** Shorter than the minute after which clients and proxies give up. */
	static final Duration MAX_WAIT = Duration.ofSeconds(50);

	private final ConnectionService connections;

	private final Notices notices;

	private final Duration maxWait;

	@Autowired
	ConnectionWaiter(ConnectionService connections, Notices notices) {
		this(connections, notices, MAX_WAIT);
	}

	ConnectionWaiter(ConnectionService connections, Notices notices, Duration maxWait) {
		this.connections = connections;
		this.notices = notices;
		this.maxWait = maxWait;
	}

	/** Whether the connection became as wanted in time. */
	CompletableFuture<Boolean> await(UUID connectionId, Predicate<Connection> wanted) {
		return await(connectionId, wanted, System.nanoTime() + this.maxWait.toNanos());
	}

	private CompletableFuture<Boolean> await(UUID connectionId, Predicate<Connection> wanted, long deadline) {
		CompletableFuture<Void> notice = this.notices.await(connectionId.toString());
		long remaining = deadline - System.nanoTime();
		if (remaining <= 0 || this.connections.findById(connectionId).filter(wanted).isPresent()) {
			notice.cancel(false);
			return CompletableFuture.completedFuture(remaining > 0);
		}
		// The time-out completes a copy: the original has to be cancelled, to be
		// forgotten.
		return notice.copy()
			.thenApply((done) -> true)
			.completeOnTimeout(false, remaining, TimeUnit.NANOSECONDS)
			.whenComplete((woken, thrown) -> notice.cancel(false))
			.thenComposeAsync(
					(woken) -> woken ? await(connectionId, wanted, deadline) : CompletableFuture.completedFuture(false),
					WaitingThreads.EXECUTOR);
	}

}
