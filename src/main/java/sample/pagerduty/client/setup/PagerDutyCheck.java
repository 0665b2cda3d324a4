package sample.pagerduty.client.setup;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import sample.pagerduty.client.config.PagerDutyApp;

import org.springframework.core.task.AsyncTaskExecutor;

/** Whether PagerDuty is reached, all hosts at once, and what its answers tell. */
final class PagerDutyCheck implements SetupCheck {

	/** What comes before the time-outs of the HTTP client, such as a slow DNS. */
	private static final Duration HEAD_START = Duration.ofSeconds(2);

	private final PagerDutyApp app;

	private final HttpProbe probe;

	private final AsyncTaskExecutor executor;

	PagerDutyCheck(PagerDutyApp app, HttpProbe probe, AsyncTaskExecutor executor) {
		this.app = app;
		this.probe = probe;
		this.executor = executor;
	}

	@Override
	public List<Finding> look() {
		List<CompletableFuture<RemoteFinding>> looks = Stream
			.concat(PagerDutyHost.of(this.app), Stream.of(new PagerDutyKeys(this.app.oauth().jwks())))
			.map(this::begin)
			.toList();
		List<RemoteFinding> found = looks.stream().map(CompletableFuture::join).toList();
		Finding clock = ClockSkew.in(found.stream().map(RemoteFinding::answer).filter(Objects::nonNull));
		return Stream.concat(found.stream().map(RemoteFinding::finding), Stream.of(clock)).toList();
	}

	private CompletableFuture<RemoteFinding> begin(RemoteTarget target) {
		return this.executor.submitCompletable(() -> target.look(this.probe))
			.completeOnTimeout(target.unreached(ConnectFailure.TIMEOUT),
					this.app.longestCall().plus(HEAD_START).toMillis(), TimeUnit.MILLISECONDS);
	}

}
