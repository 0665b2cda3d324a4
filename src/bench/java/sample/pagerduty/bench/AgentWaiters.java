package sample.pagerduty.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SampleProcess;
import sample.pagerduty.TestPostgres;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.agent.Agent;
import tools.jackson.databind.JsonNode;

import org.springframework.util.FileSystemUtils;

/**
 * Measures what waiting applications cost. They wait at one replica, which is a process
 * of its own, for people who press Allow at another one, one after the other. Both use
 * one PostgreSQL. The time is from pressing Allow to the application's answer, so it
 * includes Allow itself.
 */
public final class AgentWaiters {

	private static final int DEFAULT_WAITERS = 500;

	private static final int MAX_WAITERS = 5000;

	/** As in the Dockerfile, so that the heap does not grow only because there is room. */
	private static final String IMAGE_OPTIONS = "-XX:+UseSerialGC -Xms64m -XX:MaxRAMPercentage=50";

	private static final double NANOS_PER_MILLI = 1_000_000;

	private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

	private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");

	private AgentWaiters() {
	}

	/**
	 * Prints Markdown.
	 * @param args the number of applications that wait, if another than 500
	 */
	public static void main(String[] args) throws Exception {
		int waiters = Math.min((args.length > 0) ? Integer.parseInt(args[0]) : DEFAULT_WAITERS, MAX_WAITERS);
		Path directory = Files.createTempDirectory("waiters");
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			Map<String, String> settings = new HashMap<>(
					pagerDuty.configuration("PD_AGENT_API_KEYS", Agent.KEYS, "PD_READ_TIMEOUT", "10s"));
			settings.putAll(TestPostgres.shared().createDatabase().configuration());
			settings.put("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
			Map<String, String> other = new HashMap<>(settings);
			other.put("JDK_JAVA_OPTIONS", IMAGE_OPTIONS);
			other.put("PD_REDIRECT_URI", "http://localhost:%d/callback".formatted(RunningSample.freePort()));
			try (RunningSample there = RunningSample.start(settings, "--logging.level.sample.pagerduty=warn");
					SampleProcess here = SampleProcess.start(directory, other)) {
				here.awaitStarted();
				measure(waiters, there, here);
			}
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	private static void measure(int waiters, RunningSample there, SampleProcess here) throws Exception {
		Agent agent = new Agent(there.home(), Agent.KEY);
		Browser browser = there.browser();
		SampleOnFakePagerDuty.login(browser);
		HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		decide(start(agent, 50), browser, client, here.home()); // warm up
		Thread.sleep(2000);
		long residentBefore = number(here, RESIDENT);
		long threadsBefore = number(here, THREADS);
		List<JsonNode> started = start(agent, waiters);
		double[] times = decide(started, browser, client, here.home());
		long residentAfter = number(here, RESIDENT);
		long threadsAfter = number(here, THREADS);
		Timings.print("Allow at one replica to the answer at the other, %d waiters".formatted(waiters), times);
		Arrays.sort(times);
		System.out.printf("%nJDK %s. 99 %% within %.1f ms, all within %.1f ms%n", Runtime.version().feature(),
				times[(int) (times.length * 0.99)], times[times.length - 1]);
		System.out.printf("The replica where they wait: %d MB before, %d MB after (%+d MB); %d threads before, %d after%n",
				residentBefore / 1024, residentAfter / 1024, (residentAfter - residentBefore) / 1024, threadsBefore,
				threadsAfter);
	}

	private static List<JsonNode> start(Agent agent, int count) {
		List<JsonNode> started = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			started.add(Agent.pendingIn(
					agent.post("/v1/auth/authorize", Agent.request("services.read", "user-" + System.nanoTime(), ""))));
		}
		return started;
	}

	private static double[] decide(List<JsonNode> started, Browser browser, HttpClient client, URI home)
			throws Exception {
		long[] answered = new long[started.size()];
		List<CompletableFuture<Void>> waiting = new ArrayList<>();
		for (int i = 0; i < started.size(); i++) {
			int number = i;
			waiting.add(client.sendAsync(status(home, started.get(i)), BodyHandlers.ofString())
				.thenAccept((answer) -> answered[number] = completed(answer)));
		}
		Thread.sleep(4000);
		HttpResponse<String> page = browser.get(Agent.path(started.get(0)));
		double[] times = new double[started.size()];
		long[] pressed = new long[started.size()];
		for (int i = 0; i < started.size(); i++) {
			pressed[i] = System.nanoTime();
			Agent.allow(browser, page, started.get(i));
		}
		for (int i = 0; i < times.length; i++) {
			waiting.get(i).get(10, TimeUnit.SECONDS);
			times[i] = (answered[i] - pressed[i]) / NANOS_PER_MILLI;
		}
		return times;
	}

	private static HttpRequest status(URI home, JsonNode started) {
		return HttpRequest.newBuilder(home.resolve("/v1/auth/status?wait=55&id=" + started.path("id").asString()))
			.header("Authorization", Agent.KEY)
			.timeout(Duration.ofSeconds(58))
			.build();
	}

	private static long completed(HttpResponse<String> answer) {
		if (!answer.body().contains("\"completed\"")) {
			throw new IllegalStateException(answer.statusCode() + " " + answer.body());
		}
		return System.nanoTime();
	}

	private static long number(SampleProcess process, Pattern pattern) throws IOException {
		Matcher status = pattern.matcher(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status")));
		if (!status.find()) {
			throw new IllegalStateException("No such number");
		}
		return Long.parseLong(status.group(1));
	}

}
