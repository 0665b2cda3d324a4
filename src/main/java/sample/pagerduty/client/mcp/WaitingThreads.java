package sample.pagerduty.client.mcp;

import java.util.concurrent.Executor;

import org.springframework.boot.system.JavaVersion;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Threads for calls that have waited for a person. The JDK's common pool will not do: it
 * has few threads, and the HTTP client completes PagerDuty's answers there (JDK 25), so
 * one slow MCP client could hold up everybody's calls.
 */
final class WaitingThreads {

	static final Executor EXECUTOR = executor();

	private WaitingThreads() {
	}

	private static Executor executor() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("mcp-waiting-");
		executor.setDaemon(true);
		executor.setVirtualThreads(JavaVersion.getJavaVersion().isEqualOrNewerThan(JavaVersion.TWENTY_ONE));
		return executor;
	}

}
