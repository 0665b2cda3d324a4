package sample.pagerduty.client.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import sample.pagerduty.client.activity.Activity;
import sample.pagerduty.client.connection.RefreshFinished;
import sample.pagerduty.client.ending.EndTold;
import sample.pagerduty.client.login.LoginFinished;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.rest.RemoteCall;

import org.springframework.context.event.EventListener;

/** Counts what happens. */
class EventMetrics {

	private static final String OK = "ok";

	private static final String FAILED = "failed";

	private final MeterRegistry registry;

	private final Map<String, AtomicLong> remaining = new ConcurrentHashMap<>();

	EventMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@EventListener
	void count(Activity activity) {
		String kind = activity.kind().code();
		this.registry.counter("pagerduty.uses", "kind", kind, "outcome", activity.succeeded() ? OK : FAILED)
			.increment();
		if (activity.isToken()) {
			this.registry.counter("pagerduty.tokens", "kind", kind).increment();
		}
	}

	@EventListener
	void count(LoginFinished login) {
		this.registry.counter("pagerduty.logins", "outcome", login.outcome(), "step", login.step()).increment();
	}

	@EventListener
	void count(RefreshFinished refresh) {
		TokenFailure failure = refresh.failure();
		this.registry.counter("pagerduty.refreshes", "outcome", (failure != null) ? failure.key() : OK).increment();
	}

	@EventListener
	void count(EndTold notification) {
		this.registry.counter("pagerduty.notifications", "outcome", notification.accepted() ? OK : FAILED).increment();
	}

	@EventListener
	void count(RemoteCall call) {
		this.registry
			.timer("pagerduty.calls", "host", call.host(), "status",
					(call.status() > 0) ? String.valueOf(call.status()) : "none")
			.record(call.duration());
		if (call.rateLimitRemaining() != null) {
			this.remaining
				.computeIfAbsent(call.host(),
						(host) -> this.registry.gauge("pagerduty.rate.limit.remaining", Tags.of("host", host),
								new AtomicLong()))
				.set(call.rateLimitRemaining());
		}
	}

}
