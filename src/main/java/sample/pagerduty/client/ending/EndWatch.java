package sample.pagerduty.client.ending;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.NotifySettings;
import sample.pagerduty.client.config.WebSettings;
import sample.pagerduty.client.connection.Connection;
import sample.pagerduty.client.connection.ConnectionService;
import sample.pagerduty.client.connection.ConnectionState;
import sample.pagerduty.client.connection.ConnectionStates;
import sample.pagerduty.client.connection.RefreshFinished;
import sample.pagerduty.client.oauth.TokenFailure;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks for connections that have ended or are about to end: once an hour, and at once
 * when PagerDuty refuses a refresh. Does nothing without {@code NOTIFY_URL}.
 */
@Component
class EndWatch implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(EndWatch.class);

	private static final Duration INTERVAL = Duration.ofHours(1);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	/** The failed refresh must be committed first. */
	private static final Duration COMMIT_TIME = Duration.ofMillis(500);

	private final ConnectionService connections;

	private final ConnectionStates states;

	private final ToldEndRepository told;

	private final Optional<NotificationSender> sender;

	private final URI home;

	private final JsonMapper mapper;

	private final ApplicationEventPublisher events;

	private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, (task) -> {
		Thread thread = new Thread(task, "ending");
		thread.setDaemon(true);
		return thread;
	});

	EndWatch(ConnectionService connections, ConnectionStates states, ToldEndRepository told, NotifySettings settings,
			WebSettings web, JsonMapper mapper, ApplicationEventPublisher events, Clock clock) {
		this.connections = connections;
		this.states = states;
		this.told = told;
		this.sender = Optional.ofNullable(settings.url())
			.map((url) -> new NotificationSender(url, Objects.requireNonNull(settings.secret()), FIRST_PAUSE, clock));
		this.home = web.home();
		this.mapper = mapper;
		this.events = events;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.sender.ifPresent((known) -> this.executor.scheduleWithFixedDelay(() -> lookAtAll(known), 0,
				INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
	}

	@EventListener
	void lookAt(RefreshFinished refresh) {
		TokenFailure failure = refresh.failure();
		if (failure == null || !failure.endsConnection()) {
			return;
		}
		try {
			this.sender.ifPresent((known) -> this.executor.schedule(() -> lookAgain(known, refresh.connectionId()),
					COMMIT_TIME.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (RejectedExecutionException ex) {
			// the app stops; the next start looks at all
		}
	}

	private void lookAgain(NotificationSender known, UUID id) {
		guarded(() -> this.connections.findById(id).ifPresent((connection) -> lookAt(known, connection)));
	}

	private void lookAtAll(NotificationSender known) {
		guarded(() -> {
			this.connections.findAll().forEach((connection) -> lookAt(known, connection));
			this.told.forgetThoseWithoutConnection();
		});
	}

	/** A task that throws would not run again. */
	private static void guarded(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.warn("The ends of connections cannot be looked up now ({})", ex.getClass().getSimpleName());
		}
	}

	private void lookAt(NotificationSender known, Connection connection) {
		ConnectionState state = this.states.stateOf(connection);
		if (state == ConnectionState.ACTIVE) {
			this.told.forget(connection.id());
		}
		else if (this.told.claim(connection.id(), state)) {
			tell(known, connection, state);
		}
	}

	private void tell(NotificationSender known, Connection connection, ConnectionState state) {
		boolean accepted = false;
		try {
			accepted = known.send(this.mapper
				.writeValueAsString(EndNotification.of(connection, state, this.states.endOf(connection), this.home)));
		}
		finally {
			if (!accepted) {
				this.told.giveBack(connection.id(), state);
			}
			this.events.publishEvent(new EndTold(accepted));
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		this.executor.shutdownNow();
		this.executor.awaitTermination(2, TimeUnit.SECONDS);
	}

}
