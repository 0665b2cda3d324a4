package sample.pagerduty.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SampleProcess;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import org.springframework.util.FileSystemUtils;

/**
 * Measures what a script waits for: {@code GET /api/token} on a token that is still good,
 * with ten thousand other connections in the embedded store, against an endpoint of the
 * same app that does nothing (the health check without its checks). The app runs in a
 * process of its own; wrk makes the load, except for the steady one.
 */
public final class TokenHandOff {

	private static final int CONNECTIONS = 10_000;

	private static final int RATE = 200;

	private static final int SECONDS = 30;

	private static final int WARM_UP_SECONDS = 10;

	private static final int ROUNDS = 5;

	private static final double NANOS_PER_MILLI = 1_000_000;

	private static final Pattern REQUESTS_PER_SECOND = Pattern.compile("Requests/sec: +([\\d.]+)");

	private static final Pattern KEY = Pattern.compile("pdsk_[A-Za-z0-9_-]{43}");

	private static final Pattern USED_HEAP = Pattern.compile("used (\\d+)K");

	private final Path directory;

	private final Map<String, String> environment;

	private TokenHandOff(Path directory, FakePagerDuty pagerDuty) throws IOException {
		this.directory = directory;
		this.environment = new HashMap<>(pagerDuty.configuration());
		this.environment.put("STORE_DIR", directory.resolve("store").toString());
		this.environment.put("REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
	}

	/**
	 * Prints Markdown.
	 * @param args nothing
	 */
	public static void main(String[] args) throws Exception {
		Path directory = Files.createTempDirectory("hand-off");
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			new TokenHandOff(directory, pagerDuty).measure();
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	private void measure() throws Exception {
		String key;
		long heapBefore;
		try (SampleProcess sample = start()) {
			key = makeKey(sample.browser());
			heapBefore = heapAfter(sample, key);
			sample.stop();
		}
		fillStore();
		try (SampleProcess sample = start()) {
			long heapAfterwards = heapAfter(sample, key);
			System.out.printf("%n| `/api/token`, %d connections stored | |%n|---|---|%n", CONNECTIONS);
			compare(sample, key);
			steady(sample, key);
			System.out.printf("| heap used, for each connection stored | %.2f KB |%n",
					(double) (heapAfterwards - heapBefore) / CONNECTIONS);
			sample.stop();
		}
	}

	private SampleProcess start() throws IOException {
		return SampleProcess
			.start(this.directory, this.environment, "--management.health.defaults.enabled=false",
					"--logging.level.sample.pagerduty=warn")
			.awaitStarted();
	}

	private static String makeKey(Browser browser) {
		SampleOnFakePagerDuty.login(browser);
		browser.submit(browser.get("/scripts"), "/scripts", Map.of("name", "bench"));
		Matcher key = KEY.matcher(browser.get("/scripts").body());
		if (!key.find()) {
			throw new IllegalStateException("No key was made");
		}
		return key.group();
	}

	/**
	 * Copies of the one connection that can be opened: of the same size, but sealed for
	 * it.
	 */
	private void fillStore() throws SQLException {
		try (Connection store = DriverManager.getConnection("jdbc:h2:file:" + this.directory.resolve("store/store"));
				Statement statement = store.createStatement()) {
			statement.execute("insert into pagerduty_connection (id, client_id, owner, region, scope, issued_at, "
					+ "expires_at, connected_at, refresh_attempts, key_id, sealed) "
					+ "select random_uuid(), client_id, 'copy ' || x, region, scope, issued_at, expires_at, "
					+ "connected_at, 0, key_id, sealed from pagerduty_connection cross join system_range(1, %d)"
						.formatted(CONNECTIONS));
			statement.execute("insert into script_key (id, connection_id, name, hash, created_at) "
					+ "select random_uuid(), id, owner, owner, issued_at from pagerduty_connection where owner like 'copy %'");
		}
	}

	private long heapAfter(SampleProcess sample, String key) throws Exception {
		wrk(sample, "/api/token", key, 10);
		String pid = String.valueOf(sample.pid());
		run("jcmd", pid, "GC.run");
		Matcher used = USED_HEAP.matcher(run("jcmd", pid, "GC.heap_info"));
		if (!used.find()) {
			throw new IllegalStateException("jcmd does not tell the heap");
		}
		return Long.parseLong(used.group(1));
	}

	private void compare(SampleProcess sample, String key) throws Exception {
		double[] tokens = new double[ROUNDS];
		double[] nothing = new double[ROUNDS];
		wrk(sample, "/actuator/health", key, 10);
		for (int i = 0; i < ROUNDS; i++) {
			tokens[i] = wrk(sample, "/api/token", key, 5);
			nothing[i] = wrk(sample, "/actuator/health", key, 5);
		}
		double token = median(tokens);
		double empty = median(nothing);
		System.out.printf("| requests a second | %.0f |%n", token);
		System.out.printf("| of an endpoint that does nothing | %.0f |%n", empty);
		System.out.printf("| share | %.2f |%n", token / empty);
	}

	private static double wrk(SampleProcess sample, String path, String key, int seconds) throws Exception {
		String output = run("wrk", "-t1", "-c16", "-d" + seconds + "s", "-H", "Authorization: Bearer " + key,
				sample.home().resolve(path).toString());
		Matcher rate = REQUESTS_PER_SECOND.matcher(output);
		if (!rate.find() || output.contains("Non-2xx")) {
			throw new IllegalStateException(output);
		}
		return Double.parseDouble(rate.group(1));
	}

	/**
	 * Each request has its time; one that is late because of those before counts as slow.
	 */
	private static void steady(SampleProcess sample, String key) throws Exception {
		askSteadily(sample, key, WARM_UP_SECONDS);
		double[] millis = askSteadily(sample, key, SECONDS);
		Arrays.sort(millis);
		System.out.printf("| at %d requests a second: median | %.2f ms |%n", RATE, median(millis));
		System.out.printf("| at %d requests a second: 99 %% within | %.2f ms |%n", RATE,
				millis[(int) (millis.length * 0.99)]);
	}

	private static double[] askSteadily(SampleProcess sample, String key, int seconds) throws Exception {
		double[] millis = new double[RATE * seconds];
		URL url = sample.home().resolve("/api/token").toURL();
		ExecutorService callers = Executors.newFixedThreadPool(16);
		long interval = TimeUnit.SECONDS.toNanos(1) / RATE;
		long begin = System.nanoTime();
		for (int i = 0; i < millis.length; i++) {
			int number = i;
			long due = begin + i * interval;
			LockSupport.parkNanos(due - System.nanoTime());
			callers.submit(() -> {
				ask(url, key);
				millis[number] = (System.nanoTime() - due) / NANOS_PER_MILLI;
				return null;
			});
		}
		callers.shutdown();
		if (!callers.awaitTermination(1, TimeUnit.MINUTES) || Arrays.stream(millis).anyMatch((time) -> time == 0)) {
			throw new IllegalStateException("Not every request of the steady load was answered");
		}
		return millis;
	}

	/** With the plainest client of the JDK, which takes the least time for itself. */
	private static void ask(URL url, String key) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) url.openConnection();
		connection.setRequestProperty("Authorization", "Bearer " + key);
		try (InputStream body = connection.getInputStream()) {
			if (connection.getResponseCode() != 200 || body.readAllBytes().length == 0) {
				throw new IllegalStateException("No token");
			}
		}
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private static String run(String... command) throws Exception {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IllegalStateException(String.join(" ", command[0], "failed:", output));
		}
		return output;
	}

}
