package sample.pagerduty.client.notice;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notices by key, such as the id of a connection. A notice reaches this process directly,
 * and other replicas through their common database.
 */
@Component
public class Notices implements DisposableBean {

	private final Map<String, Set<CompletableFuture<Void>>> waiters = new ConcurrentHashMap<>();

	private final NoticeBoard board;

	private final Executor executor;

	Notices(NoticeBoard board,
			@Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) Executor executor) {
		this.board = board;
		this.executor = executor;
	}

	/**
	 * Waits for the next notice with a key. Call it before you look up the state, or a
	 * notice in between is missed. The future completes on a thread of the app. It can
	 * complete without a reason, so look up the state again. If you stop waiting, cancel
	 * it.
	 */
	public CompletableFuture<Void> await(String key) {
		CompletableFuture<Void> waiter = new CompletableFuture<>();
		this.waiters.compute(key, (same, others) -> {
			Set<CompletableFuture<Void>> all = (others != null) ? others : ConcurrentHashMap.newKeySet();
			all.add(waiter);
			return all;
		});
		waiter.whenComplete((done, thrown) -> forget(key, waiter));
		this.board.watch(this.waiters.keySet(), this::wake);
		return waiter;
	}

	private void forget(String key, CompletableFuture<Void> waiter) {
		this.waiters.computeIfPresent(key, (same, all) -> {
			all.remove(waiter);
			return all.isEmpty() ? null : all;
		});
	}

	/**
	 * Wakes everyone who waits for a key, on every replica, when the transaction that is
	 * active commits, or at once if there is none.
	 * @param key at most 100 characters, and not a secret
	 */
	public void publish(String key) {
		this.board.post(key);
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					wake(key);
				}

			});
		}
		else {
			wake(key);
		}
	}

	private void wake(String key) {
		Set<CompletableFuture<Void>> awake = this.waiters.remove(key);
		if (awake != null) {
			this.executor.execute(() -> awake.forEach((waiter) -> waiter.complete(null)));
		}
	}

	/** How many keys someone waits for. */
	public int waiting() {
		return this.waiters.size();
	}

	@Override
	public void destroy() {
		this.board.close();
	}

}
