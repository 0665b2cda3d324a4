package sample.pagerduty.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/**
 * Measures what the OAuth callback takes on top of PagerDuty's own answers. Logs in again
 * and again at a stand-in on this machine, which answers at once, and after each callback
 * makes the two requests that the callback makes (token, user) directly. The difference
 * of the two times is what the sample adds.
 */
public final class CallbackOverhead {

	private static final int WARM_UP = 200;

	private static final int DEFAULT_ROUNDS = 300;

	private static final int MOST_ROUNDS = 10_000;

	private final FakePagerDuty pagerDuty;

	private final Browser browser;

	private final HttpClient direct = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private CallbackOverhead(FakePagerDuty pagerDuty, Browser browser) {
		this.pagerDuty = pagerDuty;
		this.browser = browser;
	}

	/**
	 * Prints a row of a Markdown table for each of callback, remote calls and difference.
	 * @param args the number of logins to measure, if another than 300
	 */
	public static void main(String[] args) throws IOException {
		int rounds = Math.min((args.length > 0) ? Integer.parseInt(args[0]) : DEFAULT_ROUNDS, MOST_ROUNDS);
		try (FakePagerDuty pagerDuty = new FakePagerDuty();
				RunningSample sample = RunningSample.start(patient(pagerDuty.configuration()),
						"--logging.level.root=warn", "--logging.level.sample.pagerduty=warn")) {
			new CallbackOverhead(pagerDuty, sample.browser()).measure(rounds);
		}
	}

	/** The time-outs of the tests are too short for a busy machine. */
	private static Map<String, String> patient(Map<String, String> configuration) {
		Map<String, String> patient = new HashMap<>(configuration);
		patient.keySet().removeAll(Set.of("CONNECT_TIMEOUT", "READ_TIMEOUT"));
		return patient;
	}

	private void measure(int rounds) throws IOException {
		for (int i = 0; i < WARM_UP; i++) {
			login();
			askDirectly();
		}
		double[] callbacks = new double[rounds];
		double[] remote = new double[rounds];
		double[] added = new double[rounds];
		for (int i = 0; i < rounds; i++) {
			callbacks[i] = login();
			remote[i] = askDirectly();
			added[i] = callbacks[i] - remote[i];
		}
		Timings.print("the callback, as the browser sees it", callbacks);
		Timings.print("the two remote calls in it, made directly", remote);
		Timings.print("**added by the sample**", added);
		System.out
			.println("\nPagerDuty's keys were fetched %d time(s) for all of these logins.".formatted(keysFetched()));
	}

	private int keysFetched() {
		return this.pagerDuty.server()
			.countRequestsMatching(getRequestedFor(urlPathEqualTo(FakePagerDuty.KEYS)).build())
			.getCount();
	}

	/** Logs in as a browser would and returns how long the callback took. */
	private double login() {
		this.browser.forgetCookies();
		String state = Browser.encode(this.browser.connect().get("state"));
		long start = System.nanoTime();
		HttpResponse<String> response = this.browser.get("/callback?code=" + FakePagerDuty.CODE + "&state=" + state);
		double millis = Timings.millisSince(start);
		if (!URI.create(Browser.location(response)).getPath().equals("/") || response.statusCode() != 302) {
			throw new IllegalStateException("The login failed: " + response);
		}
		return millis;
	}

	private double askDirectly() throws IOException {
		long start = System.nanoTime();
		send(HttpRequest.newBuilder(URI.create(this.pagerDuty.url() + FakePagerDuty.TOKEN))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("grant_type=authorization_code&code=" + FakePagerDuty.CODE)));
		send(HttpRequest.newBuilder(URI.create(this.pagerDuty.url() + FakePagerDuty.ME)));
		return Timings.millisSince(start);
	}

	private void send(HttpRequest.Builder request) throws IOException {
		try {
			HttpResponse<String> response = this.direct.send(request.build(), BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new IllegalStateException("The stand-in failed: " + response);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
