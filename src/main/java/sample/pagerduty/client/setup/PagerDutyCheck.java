package sample.pagerduty.client.setup;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import sample.pagerduty.client.config.Loopback;
import sample.pagerduty.client.config.PagerDutyApp;
import sample.pagerduty.client.config.Proxy;

import org.springframework.core.task.AsyncTaskExecutor;

/** Checks at the same time whether all hosts of PagerDuty are reachable. */
record PagerDutyCheck(PagerDutyApp app, HttpProbe probe, AsyncTaskExecutor executor) implements SetupCheck {

	/** For what the time-outs of the HTTP client do not include, such as a slow DNS. */
	private static final Duration MARGIN = Duration.ofSeconds(2);

	@Override
	public List<Finding> check() {
		List<CompletableFuture<RemoteFinding>> checks = Stream
			.concat(PagerDutyHost.of(this.app), Stream.of(new PagerDutyKeys(this.app.oauth().jwks())))
			.map(this::begin)
			.toList();
		List<RemoteFinding> found = checks.stream().map(CompletableFuture::join).toList();
		// The clock of a proxy says nothing.
		Finding clock = ClockSkew.in(found.stream()
			.filter((finding) -> finding.finding().result() == Finding.Result.OK)
			.map(RemoteFinding::answer)
			.filter(Objects::nonNull));
		return Stream.concat(RemoteCauses.of(found).stream(), Stream.of(clock)).toList();
	}

	/** What fails on the way to the proxy says nothing about the host behind it. */
	private RemoteFinding seenThroughProxy(RemoteTarget target, RemoteFinding found) {
		Proxy proxy = this.app.proxy();
		ConnectFailure failure = found.failure();
		if (proxy == null || failure == null || !failure.isOfFirstHop() || Loopback.includes(target.url().getHost())) {
			return found;
		}
		return new RemoteFinding(target, failure.finding(target.title(), proxy.url(), "PROXY_URL"), null, failure);
	}

	private CompletableFuture<RemoteFinding> begin(RemoteTarget target) {
		return this.executor.submitCompletable(() -> seenThroughProxy(target, target.check(this.probe)))
			.completeOnTimeout(target.unreachable(ConnectFailure.TIMEOUT),
					this.app.longestCall().plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
	}

}
