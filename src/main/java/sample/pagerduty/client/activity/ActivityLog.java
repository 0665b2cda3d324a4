package sample.pagerduty.client.activity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import sample.pagerduty.client.config.ActivitySettings;
import sample.pagerduty.client.connection.ConnectionEnded;
import sample.pagerduty.client.connection.RefreshRequested;
import sample.pagerduty.client.oauth.TokenFailure;
import sample.pagerduty.client.oauth.TokenUnavailableException;
import sample.pagerduty.client.rest.PagerDutyApiException;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The log of who used a connection. To record something never waits and never fails; it
 * is in the store a quarter of a second later, or some seconds later under load.
 */
@Service
public class ActivityLog {

	/** In an IPv6 address. */
	private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

	private final ActivityRepository entries;

	private final ActivityWriter writer;

	private final Duration memory;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ActivityLog(ActivityRepository entries, ActivityWriter writer, ActivitySettings settings,
			ApplicationEventPublisher events, Clock clock) {
		this.entries = entries;
		this.writer = writer;
		this.memory = settings.memory();
		this.events = events;
		this.clock = clock;
	}

	/** Records a use that the current request makes. */
	public void record(Activity activity) {
		this.events.publishEvent(activity);
		if (!this.memory.isZero()) {
			this.writer.write(new Recorded(activity, this.clock.instant(), remoteAddress()));
		}
	}

	/** Makes a call and records it, also if it fails. */
	public <T> T recording(Activity activity, Supplier<T> call) {
		try {
			T result = call.get();
			record(activity);
			return result;
		}
		catch (RuntimeException ex) {
			record(activity.failed(reasonOf(ex)));
			throw ex;
		}
	}

	private static String reasonOf(RuntimeException thrown) {
		if (thrown instanceof TokenUnavailableException unavailable) {
			return unavailable.failure().key();
		}
		if (thrown instanceof PagerDutyApiException refused) {
			return refused.failure().key();
		}
		if (thrown instanceof ErrorResponseException problem) {
			String type = String.valueOf(problem.getBody().getType());
			return type.substring(type.lastIndexOf(':') + 1);
		}
		return "error";
	}

	private static @Nullable String remoteAddress() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? addressOf(attributes.getRequest()) : null;
	}

	private static String addressOf(HttpServletRequest request) {
		String address = shortened(String.valueOf(request.getRemoteAddr()));
		return address.substring(0, Math.min(address.length(), Recorded.MAX_ADDRESS_LENGTH));
	}

	/** As people write it, such as {@code ::1} (RFC 5952 section 4.2). */
	static String shortened(String address) {
		if (address.indexOf(':') < 0) {
			return address;
		}
		return ZEROS.matcher(address)
			.results()
			.max(Comparator.comparingInt((run) -> run.group().length()))
			.map((run) -> address.substring(0, run.start()) + "::" + address.substring(run.end()))
			.orElse(address);
	}

	@EventListener
	void record(RefreshRequested request) {
		Activity activity = Activity.of(request.connectionId(), ActivityKind.BROWSER, "", "refresh");
		TokenFailure failure = request.failure();
		record((failure != null) ? activity.failed(failure.key()) : activity);
	}

	/** The log of a connection ends with it. */
	@EventListener
	void forget(ConnectionEnded ended) {
		this.writer.forget(ended.connectionId());
	}

	/**
	 * The newest entries of a connection, the newest first.
	 * @param before only entries whose id is smaller
	 */
	public List<ActivityEntry> find(UUID connectionId, ActivityFilter filter, long before, int limit) {
		return this.entries.find(connectionId, filter, this.clock.instant().minus(this.memory), before, limit);
	}

	/** How many entries were dropped since the start, because there were too many. */
	public long dropped() {
		return this.writer.dropped();
	}

	/** How long entries are kept; zero if nothing is recorded. */
	Duration memory() {
		return this.memory;
	}

	/**
	 * An activity on its way to the store.
	 *
	 * @param address the remote address, if there is a request
	 */
	record Recorded(Activity activity, Instant at, @Nullable String address) {

		private static final int MAX_ADDRESS_LENGTH = 50;

	}

}
