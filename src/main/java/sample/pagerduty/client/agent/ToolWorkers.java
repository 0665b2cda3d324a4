package sample.pagerduty.client.agent;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sample.pagerduty.client.config.AgentSettings;
import sample.pagerduty.client.config.AgentSettings.ToolWorker;
import sample.pagerduty.client.tool.Tool;
import sample.pagerduty.client.tool.ToolSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The tools of other servers. Each server is asked for its tools at the start and every
 * few minutes, on a thread of its own, so that one that hangs delays nothing else.
 */
@Component
class ToolWorkers implements ToolSource, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(ToolWorkers.class);

	private static final Duration INTERVAL = Duration.ofMinutes(3);

	/** Sooner while a server does not answer, such as one that starts later. */
	private static final Duration RETRY_INTERVAL = Duration.ofSeconds(20);

	private final List<ToolWorker> workers;

	private final WorkerClient client;

	private final Map<ToolWorker, List<Tool>> tools = new ConcurrentHashMap<>();

	private @Nullable ScheduledThreadPoolExecutor executor;

	ToolWorkers(AgentSettings settings, JsonMapper mapper) {
		this.workers = settings.workers();
		this.client = new WorkerClient(mapper);
	}

	@Override
	public List<Tool> tools() {
		return this.workers.stream().flatMap((worker) -> this.tools.getOrDefault(worker, List.of()).stream()).toList();
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		if (this.workers.isEmpty()) {
			return;
		}
		ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(this.workers.size(), (task) -> {
			Thread thread = new Thread(task, "tool-worker");
			thread.setDaemon(true);
			return thread;
		});
		this.executor = threads;
		this.workers.forEach((worker) -> threads.execute(() -> refresh(worker, threads)));
	}

	private void refresh(ToolWorker worker, ScheduledThreadPoolExecutor threads) {
		Duration next = INTERVAL;
		try {
			List<Tool> found = this.client.list(worker);
			List<Tool> before = this.tools.put(worker, found);
			if (before == null || before.size() != found.size()) {
				logger.info("{} offers {} tools", worker.url().getHost(), found.size());
			}
		}
		catch (WorkerException ex) {
			logger.warn("{} does not tell its tools: {}", worker.url().getHost(), ex.reason());
			next = RETRY_INTERVAL;
		}
		catch (RuntimeException ex) {
			logger.warn("The tools of {} cannot be read: {}", worker.url().getHost(), ex.getClass().getName());
		}
		if (!threads.isShutdown()) {
			threads.schedule(() -> refresh(worker, threads), next.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public void destroy() {
		if (this.executor != null) {
			this.executor.shutdownNow();
		}
	}

}
