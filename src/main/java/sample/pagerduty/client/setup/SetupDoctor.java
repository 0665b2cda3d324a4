package sample.pagerduty.client.setup;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.AsyncTaskExecutor;

/** Runs all checks at the same time. */
public final class SetupDoctor {

	/** Reloading the page must not call PagerDuty each time. */
	private static final Duration MAX_AGE = Duration.ofSeconds(5);

	private final List<SetupCheck> checks;

	private final AsyncTaskExecutor executor;

	private final Clock clock;

	private @Nullable SetupReport latest;

	SetupDoctor(List<SetupCheck> checks, AsyncTaskExecutor executor, Clock clock) {
		this.checks = checks;
		this.executor = executor;
		this.clock = clock;
	}

	/** The results, a few seconds old at most. Parallel requests share one run. */
	public synchronized SetupReport report() {
		SetupReport report = this.latest;
		if (report == null || report.checkedAt().plus(MAX_AGE).isBefore(this.clock.instant())) {
			report = runChecks();
			this.latest = report;
		}
		return report;
	}

	private SetupReport runChecks() {
		List<CompletableFuture<List<Finding>>> results = this.checks.stream()
			.map((check) -> this.executor.submitCompletable(check::check))
			.toList();
		List<Finding> findings = results.stream().map(CompletableFuture::join).flatMap(Collection::stream).toList();
		return new SetupReport(this.clock.instant(), findings);
	}

}
