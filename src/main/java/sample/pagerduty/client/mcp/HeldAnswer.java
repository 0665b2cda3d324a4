package sample.pagerduty.client.mcp;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * The answer to a call that waits for a person. Its status is sent at once, and the JSON
 * when it is there. A server learns that a client has gone only by sending something, so
 * blanks are sent, which may stand before JSON.
 */
final class HeldAnswer extends ResponseBodyEmitter {

	/** Longer than a call waits for a person, with the tool's own time. */
	private static final Duration MAX_TIME = ConnectionWaiter.MAX_WAIT.plusMinutes(5);

	/** A blank to a client that has gone is refused later, so that the next one fails. */
	private static final Executor LATER = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS,
			WaitingThreads.EXECUTOR);

	HeldAnswer() {
		super(MAX_TIME.toMillis());
	}

	@Override
	protected void extendResponse(ServerHttpResponse response) {
		super.extendResponse(response);
		response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
	}

	/** Sends the status, so that the client knows that its call has arrived. */
	HeldAnswer begin() {
		sendText(" ");
		return this;
	}

	/** Whether the client still waits for the answer. */
	CompletableFuture<Boolean> isAwaited() {
		return sendText(" ") ? CompletableFuture.supplyAsync(() -> sendText(" "), LATER)
				: CompletableFuture.completedFuture(false);
	}

	/** Sends the answer, if the client still waits for it. */
	void finish(String json) {
		if (sendText(json)) {
			complete();
		}
	}

	private boolean sendText(String text) {
		try {
			send(text, MediaType.APPLICATION_JSON);
			return true;
		}
		catch (IOException | IllegalStateException ex) {
			return false;
		}
	}

}
