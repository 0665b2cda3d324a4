package sample.pagerduty.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SampleProcess;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import org.springframework.util.FileSystemUtils;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

/**
 * Measures what the console adds to PagerDuty's own time for a page of 25 services, and
 * what memory a large answer takes. PagerDuty is a stand-in on this machine, which is
 * asked the same directly after each call.
 */
public final class ConsoleOverhead {

	private static final int WARM_UP = 3000;

	private static final int DEFAULT_ROUNDS = 1000;

	private static final int MOST_ROUNDS = 10_000;

	private static final int SERVICES = 25;

	private static final int MEGABYTE = 1024 * 1024;

	private static final int LARGE = 40 * MEGABYTE;

	private static final int LARGE_CALLS = 20;

	private static final String HEAP = "-Xmx80m";

	private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

	private final FakePagerDuty pagerDuty;

	private final Browser browser;

	private final HttpClient direct = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private ConsoleOverhead(FakePagerDuty pagerDuty, Browser browser) {
		this.pagerDuty = pagerDuty;
		this.browser = browser;
		SampleOnFakePagerDuty.login(browser);
	}

	/**
	 * Prints a row of a Markdown table for each of console, remote call and difference,
	 * and what large answers take.
	 * @param args the number of calls to measure, if another than 1000
	 */
	public static void main(String[] args) throws Exception {
		int rounds = Math.min((args.length > 0) ? Integer.parseInt(args[0]) : DEFAULT_ROUNDS, MOST_ROUNDS);
		Path directory = Files.createTempDirectory("console");
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			Map<String, String> configuration = patient(pagerDuty.configuration());
			try (RunningSample sample = RunningSample.start(configuration, "--logging.level.root=warn",
					"--logging.level.sample.pagerduty=warn")) {
				new ConsoleOverhead(pagerDuty, sample.browser()).measure(rounds);
			}
			configuration.put("STORE_DIR", directory.resolve("store").toString());
			configuration.put("JAVA_TOOL_OPTIONS", HEAP);
			try (SampleProcess sample = SampleProcess.start(directory, configuration).awaitStarted()) {
				new ConsoleOverhead(pagerDuty, sample.browser()).measureLarge(sample.pid());
				sample.stop();
			}
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	/** The time-outs of the tests are too short for a busy machine. */
	private static Map<String, String> patient(Map<String, String> configuration) {
		Map<String, String> patient = new HashMap<>(configuration);
		patient.put("READ_TIMEOUT", "60s");
		patient.remove("CONNECT_TIMEOUT");
		return patient;
	}

	private void measure(int rounds) throws IOException {
		this.pagerDuty.answer(FakePagerDuty.SERVICES, okJson(services(SERVICES)));
		for (int i = 0; i < WARM_UP; i++) {
			call("/console");
			call("/console/call");
			askDirectly();
		}
		double[] form = new double[rounds];
		double[] console = new double[rounds];
		double[] remote = new double[rounds];
		double[] added = new double[rounds];
		for (int i = 0; i < rounds; i++) {
			form[i] = call("/console");
			console[i] = call("/console/call");
			remote[i] = askDirectly();
			added[i] = console[i] - remote[i];
		}
		Timings.print("the console's page, as the browser sees it", console);
		Timings.print("the remote call in it, made directly", remote);
		Timings.print("**added by the console**", added);
		Timings.print("its form alone, without a call", form);
	}

	/** In a process of its own, in memory that would not hold the answer twice. */
	private void measureLarge(long pid) throws IOException {
		this.pagerDuty.answer(FakePagerDuty.SERVICES, okJson(services(LARGE / services(1).length())));
		System.out.printf("%nPeak resident before large answers, with %s: %d MB%n", HEAP, peak(pid));
		for (String path : List.of("/console/call", "/console/download")) {
			double[] millis = new double[LARGE_CALLS];
			for (int i = 0; i < LARGE_CALLS; i++) {
				millis[i] = call(path);
				this.pagerDuty.server().resetRequests();
			}
			Timings.print(path + ", an answer of " + LARGE / MEGABYTE + " MB", millis);
			System.out.printf("%nPeak resident after it: %d MB%n", peak(pid));
		}
	}

	/** The most memory that a process has ever had, in MB. */
	private static long peak(long pid) throws IOException {
		Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
		return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : -1;
	}

	private static String services(int count) {
		return IntStream.range(0, count)
			.mapToObj((number) -> """
					{"id":"PS%05d","type":"service","summary":"Service %1$d","name":"Service %1$d","status":"active",
					"description":"Takes the orders of the shop and passes them on to the warehouse.",
					"self":"https://api.pagerduty.com/services/PS%1$05d","created_at":"2026-01-02T03:04:05Z",
					"html_url":"https://acme.pagerduty.com/services/PS%1$05d","auto_resolve_timeout":14400,
					"escalation_policy":{"id":"PE1","type":"escalation_policy_reference","summary":"On call",
					"self":"https://api.pagerduty.com/escalation_policies/PE1","html_url":null},
					"teams":[{"id":"PT1","type":"team_reference","summary":"Storefront"}],"integrations":[]}"""
				.formatted(number)
				.replace("\n", ""))
			.collect(Collectors.joining(",", "{\"services\":[", "],\"limit\":25,\"offset\":0,\"more\":true}"));
	}

	private double call(String path) {
		long start = System.nanoTime();
		HttpResponse<String> page = this.browser.get(path + "?path=/services&query.limit=25");
		double millis = Timings.millisSince(start);
		if (page.statusCode() != 200) {
			throw new IllegalStateException("The call failed: " + page + page.body());
		}
		return millis;
	}

	private double askDirectly() throws IOException {
		long start = System.nanoTime();
		try {
			HttpResponse<String> response = this.direct.send(
					HttpRequest.newBuilder(URI.create(this.pagerDuty.url() + "/services?limit=25")).build(),
					BodyHandlers.ofString(StandardCharsets.UTF_8));
			if (response.statusCode() != 200) {
				throw new IllegalStateException("The stand-in failed: " + response);
			}
			return Timings.millisSince(start);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
