package sample.pagerduty;

import java.io.Closeable;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import sample.pagerduty.sandbox.Sandbox;
import sample.pagerduty.sandbox.SandboxOptions;

/** Starts a sandbox on a second processor while the client starts too. */
final class SandboxStart implements Closeable {

	private final CompletableFuture<Sandbox> sandbox;

	SandboxStart(SandboxOptions options, Clock clock) {
		this.sandbox = CompletableFuture.supplyAsync(() -> Sandbox.start(options, clock),
				(task) -> new Thread(task, "sandbox").start());
	}

	/** Waits until it listens; fails as the sandbox does. */
	Sandbox await() {
		try {
			return this.sandbox.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/** Ends it, also if it is still starting. */
	@Override
	public void close() {
		Sandbox started;
		try {
			started = await();
		}
		catch (RuntimeException ex) {
			return; // it did not start, so there is nothing to end
		}
		started.close();
	}

}
