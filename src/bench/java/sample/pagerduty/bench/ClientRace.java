package sample.pagerduty.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sample.pagerduty.RunningSample;
import sample.pagerduty.bench.Table.Row;
import sample.pagerduty.bench.Wire.Answer;
import sample.pagerduty.client.FakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

/**
 * The client beside PagerDuty's own samples and a page of Spring Boot without anything
 * else. PagerDuty is a stand-in in this process.
 */
final class ClientRace implements AutoCloseable {

	private static final Row HOME = new Row("home page, not connected, %d connections".formatted(Wrk.CONNECTIONS), "/s",
			"3 × Node sample");

	private static final Row CONNECTED = new Row("home page, connected", "/s", "6,000/s");

	private static final Row CONNECTED_P99 = new Row("— 99 % within", " ms", "60 ms");

	private static final Row MANY_KEYS = new Row("— with 50 keys", "/s", "");

	private static final Row ONE_HOME = new Row("home page, connected, one connection", " ms", "1 ms");

	private static final Row SCRIPTS = new Row("Scripts page with 50 keys, one connection", " ms", "1.5 × home");

	private static final Row TOKEN = new Row("`/api/token`, full load", "/s",
			"as an endpoint that asks the database");

	private static final Row TOKEN_P99 = new Row("— 99 % within", " ms ", "50 ms");

	private static final Row STEADY = new Row("`/api/token` at 500/s, 99 % within", " ms", "3 ms");

	private static final Row CALLBACK = new Row("callback, over PagerDuty's two answers", " ms", "5 ms");

	private static final int LOGINS = 60;

	private static final Row FIRST_CALLBACKS = new Row("— the first %d logins".formatted(LOGINS), " ms", "");

	private static final Row EXPIRED = new Row("1,000 callers on an expired token, all served in", " s",
			"0.6 s, one refresh");

	private static final Row RESIDENT = new Row("resident after pages and logins, `mvn spring-boot:run`", " MB", "300 MB");

	private static final String CALLBACK_PATH = "/callback?code=" + FakePagerDuty.CODE + "&state=";

	private static final int KEYS = 50;

	private static final int RATE = 500;

	private static final int CROWD = 1000;

	private static final Pattern KEY = Pattern.compile("pdsk_[A-Za-z0-9_-]{43}");

	private final Race race;

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	private final List<Contender> pages = new ArrayList<>();

	private final List<Contender> samples = new ArrayList<>();

	private Contender client;

	/** Has 50 keys. */
	private Wire user;

	/** Has connected and done nothing yet. */
	private Wire newcomer;

	private String key = "";

	ClientRace(Race race) {
		this.race = race;
		race.table()
			.add(HOME, CONNECTED, CONNECTED_P99, MANY_KEYS, ONE_HOME, SCRIPTS, TOKEN, TOKEN_P99, STEADY, CALLBACK,
					FIRST_CALLBACKS, EXPIRED, RESIDENT);
	}

	void prepare() throws Exception {
		this.client = this.race.startClient(settings(this.pagerDuty), this.race.directory().resolve("client"), "");
		this.pages.add(this.client);
		this.samples.add(this.client);
		if (this.race.has("node")) {
			Path folder = Path.of(this.race.option("node"));
			redirect(folder.resolve("index.js"));
			redirect(folder.resolve("node_modules/node-pagerduty/lib/pd.js"));
			int port = RunningSample.freePort();
			addSample(Contender.start("Node sample", port, "/", folder, Map.of("PORT", String.valueOf(port)),
					List.of("node", "index.js")));
		}
		if (this.race.has("python")) {
			Path folder = Path.of(this.race.option("python"));
			redirect(folder.resolve("app.py"));
			int port = RunningSample.freePort();
			addSample(Contender.start("Python sample", port, "/", folder, Map.of(),
					List.of("python3", "-m", "flask", "run", "--port", String.valueOf(port))));
		}
		this.pages.add(this.race.startBare());
		this.newcomer = new Wire(this.client.home());
		this.pagerDuty.logInAs("PNEW001", "newcomer");
		login(this.newcomer);
		this.pagerDuty.reset();
		this.user = new Wire(this.client.home());
		login(this.user);
		createKeys();
		// first, because they make the JVM compile pages of a connection again
		for (Contender sample : this.samples) {
			this.race.table().put(FIRST_CALLBACKS, sample.name(), callback(sample));
			for (int i = 0; i < seconds(40); i++) {
				callback(sample);
			}
		}
		for (Contender contender : this.pages) {
			this.race.say("Warming up " + contender.name());
			Wrk.get(contender.home(), seconds((contender == this.client) ? 8 : 3));
		}
		Wrk.get(this.client.home(), seconds(30), this.newcomer.cookies());
		Wrk.get(this.client.home(), seconds(8), this.user.cookies());
		Wrk.get(this.client.home().resolve("/api/token"), seconds(6), authorization());
		Wrk.get(this.client.home().resolve("/actuator/health"), seconds(2));
		sequential(this.user, "/scripts", seconds(3));
		steady(seconds(4));
	}

	private void addSample(Contender sample) {
		this.pages.add(sample);
		this.samples.add(sample);
	}

	/** The time-outs of the tests are too short for a busy machine. */
	static Map<String, String> settings(FakePagerDuty pagerDuty) {
		Map<String, String> settings = new HashMap<>(pagerDuty.configuration());
		settings.keySet().removeAll(Set.of("PD_CONNECT_TIMEOUT", "PD_READ_TIMEOUT"));
		return settings;
	}

	/** Lets a copy of a sample, whose addresses are fixed, call the stand-in. */
	private void redirect(Path file) throws IOException {
		Files.writeString(file,
				Files.readString(file)
					.replace("https://identity.pagerduty.com", this.pagerDuty.url())
					.replace("https://api.pagerduty.com", this.pagerDuty.url()));
	}

	/** In the same browser as before, so that it stays the same connection. */
	private static void login(Wire browser) throws IOException {
		Answer answer = browser.get("/connect/pagerduty").expect(302);
		browser.get(CALLBACK_PATH + state(answer)).expect(302);
	}

	private static String state(Answer answer) {
		return answer.location().replaceAll(".*[?&]state=([^&]*).*", "$1");
	}

	private void createKeys() throws IOException {
		for (int i = 0; i < KEYS; i++) {
			Answer page = this.user.get("/scripts").expect(200);
			String form = Forms.all(page.body())
				.stream()
				.filter((candidate) -> candidate.contains(" name=\"name\""))
				.findFirst()
				.orElseThrow();
			this.user.post(Forms.action(form), Forms.fields(form, Map.of("name", "key " + i))).expect(302);
			Matcher shown = KEY.matcher(this.user.get("/scripts").body());
			if (this.key.isEmpty() && shown.find()) {
				this.key = shown.group();
			}
		}
		this.user.get("/scripts");
	}

	private String authorization() {
		return "Authorization: Bearer " + this.key;
	}

	private int seconds(int planned) {
		return this.race.seconds(planned);
	}

	void round() throws Exception {
		Table table = this.race.table();
		for (Contender contender : this.pages) {
			table.put(HOME, contender.name(), Wrk.get(contender.home(), seconds(3)).rate());
		}
		Wrk.Result connected = Wrk.get(this.client.home(), seconds(3), this.newcomer.cookies());
		table.put(CONNECTED, Table.OURS, connected.rate());
		table.put(CONNECTED_P99, Table.OURS, connected.p99());
		table.put(MANY_KEYS, Table.OURS, Wrk.get(this.client.home(), seconds(3), this.user.cookies()).rate());
		double home = sequential(this.newcomer, "/", seconds(2));
		table.put(ONE_HOME, Table.OURS, home);
		table.put(SCRIPTS, Table.OURS, sequential(this.user, "/scripts", seconds(2)));
		table.put(SCRIPTS, "home", home);
		Wrk.Result token = Wrk.get(this.client.home().resolve("/api/token"), seconds(3), authorization());
		table.put(TOKEN, Table.OURS, token.rate());
		table.put(TOKEN, "its health check",
				Wrk.get(this.client.home().resolve("/actuator/health"), seconds(3)).rate());
		table.put(TOKEN_P99, Table.OURS, token.p99());
		table.put(STEADY, Table.OURS, steady(seconds(3)));
		for (Contender sample : this.samples) {
			table.put(CALLBACK, sample.name(), callback(sample));
		}
		expired();
	}

	/** The median of pages that one browser loads one after another. */
	private static double sequential(Wire browser, String path, int seconds) throws Exception {
		return Load.run(1, Duration.ofSeconds(seconds), () -> () -> browser.get(path).expect(200)).quantile(0.5);
	}

	/** Each request has its time; one that is late because of those before counts as slow. */
	private double steady(int seconds) throws Exception {
		int callers = 16;
		long interval = Duration.ofSeconds(1).toNanos() * callers / RATE;
		long begin = System.nanoTime();
		double[] millis = new double[RATE * seconds];
		ExecutorService threads = Executors.newFixedThreadPool(callers);
		try {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < callers; i++) {
				int caller = i;
				Wire wire = new Wire(this.client.home());
				running.add(threads.submit(() -> {
					for (int n = caller, turn = 0; n < millis.length; n += callers, turn++) {
						long due = begin + turn * interval + caller * interval / callers;
						LockSupport.parkNanos(due - System.nanoTime());
						wire.get("/api/token", authorization()).expect(200);
						millis[n] = Timings.millisSince(due);
					}
					return null;
				}));
			}
			for (Future<?> future : running) {
				future.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		Arrays.sort(millis);
		return millis[(int) (millis.length * 0.99)];
	}

	/** The median of what a callback takes longer than the two calls that it makes. */
	private double callback(Contender sample) throws IOException {
		double[] added = new double[LOGINS];
		try (Wire browser = new Wire(sample.home()); Wire direct = new Wire(URI.create(this.pagerDuty.url()))) {
			for (int i = 0; i < LOGINS; i++) {
				browser.forgetCookies();
				boolean ours = sample.name().equals(Table.OURS);
				String state = ours ? state(browser.get("/connect/pagerduty").expect(302)) : "any";
				long start = System.nanoTime();
				browser.get(CALLBACK_PATH + state).expect(ours ? 302 : 200);
				double callback = Timings.millisSince(start);
				start = System.nanoTime();
				direct.post(FakePagerDuty.TOKEN, "grant_type=authorization_code&code=" + FakePagerDuty.CODE)
					.expect(200);
				direct.get(FakePagerDuty.ME).expect(200);
				added[i] = callback - Timings.millisSince(start);
			}
		}
		this.pagerDuty.server().resetRequests();
		Arrays.sort(added);
		return added[LOGINS / 2];
	}

	private void expired() throws Exception {
		String tokens = FakePagerDuty.tokens(this.pagerDuty.idToken((claims) -> claims),
				"openid users.read services.read");
		this.pagerDuty.answer(FakePagerDuty.TOKEN, okJson(tokens.replace("86400", "2")));
		this.pagerDuty.answerRefresh(FakePagerDuty.newPair(FakePagerDuty.LIFETIME));
		login(this.user);
		Thread.sleep(2000);
		AtomicLong begin = new AtomicLong();
		// not when this thread runs again: all may have been served by then
		CyclicBarrier start = new CyclicBarrier(CROWD, () -> begin.set(System.nanoTime()));
		ExecutorService threads = Executors.newFixedThreadPool(CROWD);
		List<Future<Answer>> callers = new ArrayList<>();
		for (int i = 0; i < CROWD; i++) {
			Wire wire = new Wire(this.client.home());
			callers.add(threads.submit(() -> {
				start.await();
				try (wire) {
					return wire.get("/api/token", authorization()).expect(200);
				}
			}));
		}
		try {
			for (Future<Answer> caller : callers) {
				caller.get();
			}
			this.race.table().put(EXPIRED, Table.OURS, Timings.millisSince(begin.get()) / 1000);
		}
		finally {
			threads.shutdownNow();
		}
		int refreshes = this.pagerDuty.refreshTokensSent().size();
		if (refreshes != 1) {
			throw new IllegalStateException(refreshes + " refreshes");
		}
		this.pagerDuty.reset();
	}

	void finish() throws Exception {
		try (Contender small = this.race.startClient(settings(this.pagerDuty), this.race.directory().resolve("small"),
				this.race.option("options")); Wire browser = new Wire(small.home())) {
			login(browser);
			Wrk.get(small.home(), seconds(5));
			Wrk.get(small.home(), seconds(10), browser.cookies());
			sequential(browser, "/scripts", seconds(3));
			callback(small);
			this.race.table().put(RESIDENT, Table.OURS, small.resident());
		}
		for (Contender contender : this.pages) {
			String name = (contender == this.client) ? "java -jar" : contender.name();
			this.race.table().put(RESIDENT, name, contender.resident());
		}
	}

	@Override
	public void close() {
		this.pages.forEach(Contender::close);
		this.pagerDuty.close();
	}

}
