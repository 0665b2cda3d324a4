package sample.pagerduty.client.setup;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.core.task.AsyncTaskExecutor;

/** Makes all checks at once. */
public final class SetupDoctor {

	/** So that nobody can have PagerDuty called at will by reloading a page. */
	private static final Duration MEMORY = Duration.ofSeconds(5);

	private final List<SetupCheck> checks;

	private final AsyncTaskExecutor executor;

	private final Clock clock;

	private final Cache<Class<SetupReport>, SetupReport> latest = Caffeine.newBuilder()
		.expireAfterWrite(MEMORY)
		.build();

	SetupDoctor(List<SetupCheck> checks, AsyncTaskExecutor executor, Clock clock) {
		this.checks = checks;
		this.executor = executor;
		this.clock = clock;
	}

	/**
	 * How the setup is, or was some seconds ago.
	 * @return what all checks brought
	 */
	public SetupReport report() {
		return this.latest.get(SetupReport.class, (any) -> examine());
	}

	private SetupReport examine() {
		List<CompletableFuture<List<Finding>>> looks = this.checks.stream()
			.map((check) -> this.executor.submitCompletable(check::look))
			.toList();
		List<Finding> findings = looks.stream().map(CompletableFuture::join).flatMap(Collection::stream).toList();
		return new SetupReport(this.clock.instant(), findings);
	}

}
