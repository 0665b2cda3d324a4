package sample.pagerduty.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sample.pagerduty.RunningSample;

import sample.pagerduty.bench.Table.Row;
import sample.pagerduty.bench.Wire.Answer;

/** The sandbox beside two mock servers that people use in tests. */
final class SandboxRace implements AutoCloseable {

	private static final String CALLBACK = "http://localhost:5000/callback";

	private static final int CALLERS = 8;

	private static final int STORED = 10_000;

	private static final Row FRESH = new Row("sandbox, client credentials, fresh", "/s", "3 × mock-oauth2-server");

	private static final Row FULL = new Row("sandbox, client credentials, after 10,000 tokens", "/s", "the same");

	private static final Row REFRESH = new Row("sandbox, refresh, after 10,000 tokens", "/s", "2 × mock-oauth2-server");

	private static final Row LOGIN = new Row("sandbox, whole login", "/s", "400/s");

	private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refresh_token\"\\s*:\\s*\"([^\"]*)");

	private final Race race;

	private final List<Server> servers = new ArrayList<>();

	/**
	 * A server that issues tokens.
	 *
	 * @param token the path of its token endpoint
	 * @param client the app's credentials, as form fields
	 * @param appScope the scope of an app's token
	 * @param authorize the path of its authorize endpoint
	 * @param fields what a person types into its forms
	 * @param form which of its forms that person submits, by its HTML
	 */
	private record Server(Contender contender, String token, String client, String appScope, String authorize,
			Map<String, String> fields, Predicate<String> form) {

		String name() {
			return this.contender.name();
		}

		Load.Step appTokens() throws IOException {
			Wire wire = new Wire(this.contender.home());
			String body = "grant_type=client_credentials&" + this.client + "&scope=" + this.appScope;
			return () -> wire.post(this.token, body).expect(200);
		}

		Load.Step logins() throws IOException {
			Wire wire = new Wire(this.contender.home());
			return () -> login(wire);
		}

		Load.Step refreshes() throws IOException {
			Wire wire = new Wire(this.contender.home());
			String[] refreshToken = { refreshToken(login(wire)) };
			return () -> refreshToken[0] = refreshToken(wire
				.post(this.token,
						"grant_type=refresh_token&" + this.client + "&refresh_token=" + encode(refreshToken[0]))
				.expect(200));
		}

		private static String refreshToken(Answer answer) {
			Matcher token = REFRESH_TOKEN.matcher(answer.body());
			if (!token.find()) {
				throw new IllegalStateException("No refresh token in " + answer);
			}
			return token.group(1);
		}

		/** As a browser and an app do it together, without what pages load. */
		private Answer login(Wire wire) throws IOException {
			wire.forgetCookies();
			Answer answer = wire.get(this.authorize + "?response_type=code&client_id=" + clientId() + "&redirect_uri="
					+ encode(CALLBACK) + "&scope=openid+users.read+services.read&state=some-state&nonce=some-nonce&code_challenge_method=S256"
					+ "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
			while (!answer.location().startsWith(CALLBACK)) {
				answer = answer.location().isEmpty() ? submit(wire, answer.expect(200))
						: wire.get(path(answer.location()));
			}
			String code = answer.location().replaceAll(".*[?&]code=([^&]*).*", "$1");
			return wire
				.post(this.token,
						"grant_type=authorization_code&" + this.client + "&code=" + code + "&redirect_uri="
								+ encode(CALLBACK) + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
				.expect(200);
		}

		private String clientId() {
			return this.client.replaceAll("client_id=([^&]*).*", "$1");
		}

		private Answer submit(Wire wire, Answer page) throws IOException {
			String form = Forms.all(page.body()).stream().filter(this.form).findFirst().orElseThrow();
			return wire.post(path(Forms.action(form)), Forms.fields(form, this.fields));
		}

		private String path(String url) {
			String home = this.contender.home().toString();
			return url.startsWith(home) ? url.substring(home.length()) : url;
		}

	}

	SandboxRace(Race race) {
		this.race = race;
		race.table().add(FRESH, FULL, REFRESH, LOGIN);
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	void prepare() throws Exception {
		this.servers.add(sandbox("sandbox"));
		if (this.race.has("mock")) {
			int port = RunningSample.freePort();
			this.servers.add(new Server(
					Contender.start("mock-oauth2-server", port, "/default/.well-known/openid-configuration",
							directory("mock"),
							Map.of("SERVER_PORT", String.valueOf(port), "JSON_CONFIG", "{\"interactiveLogin\":false}"),
							List.of(this.race.java(), "-cp", this.race.option("mock"),
									"no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt")),
					"/default/token", "client_id=race&client_secret=race-secret-0123456789", "users.read",
					"/default/authorize", Map.of(), (form) -> true));
		}
		if (this.race.has("oidc")) {
			int port = RunningSample.freePort();
			this.servers.add(new Server(
					Contender.start("oidc-provider", port, "/.well-known/openid-configuration", directory("oidc"),
							Map.of(),
							List.of("node", this.race.option("bench") + "/oidc-provider.mjs", this.race.option("oidc"),
									String.valueOf(port), CALLBACK)),
					"/token", "client_id=race&client_secret=race-secret-0123456789", "users.read", "/auth",
					Map.of("login", "person", "password", "any"), (form) -> true));
		}
		for (Server server : this.servers) {
			this.race.say("Warming up " + server.name());
			load(seconds(5), server::appTokens);
			load(seconds(3), server::refreshes);
			load(seconds(server.name().equals(Table.OURS) ? 20 : 4), server::logins);
		}
		Server sandbox = this.servers.get(0);
		for (int stored = 0; stored < STORED;) {
			stored += load(1, sandbox::appTokens).millis().length;
		}
	}

	private Server sandbox(String directory) throws Exception {
		int port = RunningSample.freePort();
		return new Server(
				Contender.start(Table.OURS, port, "/", directory(directory), Map.of(),
						List.of(this.race.java(), "-jar", this.race.option("jar"), "--sandbox",
								"--sandbox-port=" + port)),
				"/oauth/token", "client_id=sandbox-client-id&client_secret=sandbox-client-secret-not-a-real-secret",
				"as_account-us.marlin-moss+users.read", "/oauth/authorize",
				Map.of("email", "ines.okafor@marlin-moss.example", "password", "sandbox-ines"),
				(form) -> !form.contains("/sign-in/switch"));
	}

	private Path directory(String name) {
		return this.race.directory().resolve(name);
	}

	private int seconds(int planned) {
		return this.race.seconds(planned);
	}

	void round() throws Exception {
		fresh();
		for (Server server : this.servers) {
			double appTokens = load(seconds(3), server::appTokens).rate();
			this.race.table().put(FULL, server.name(), appTokens);
			if (!server.name().equals(Table.OURS)) { // the others forget, so that it is one number
				this.race.table().put(FRESH, server.name(), appTokens);
			}
		}
		for (Server server : this.servers) {
			this.race.table().put(REFRESH, server.name(), load(seconds(3), server::refreshes).rate());
		}
		for (Server server : this.servers) {
			this.race.table().put(LOGIN, server.name(), load(seconds(4), server::logins).rate());
		}
	}

	/**
	 * The first tokens of a new sandbox, warmed up as long as the others, with requests
	 * that leave none behind: some are refused, and each refresh replaces a token.
	 */
	private void fresh() throws Exception {
		Server server = sandbox("fresh");
		try (Contender contender = server.contender()) {
			load(seconds(8), () -> {
				Wire wire = new Wire(contender.home());
				return () -> wire
					.post(server.token(), "grant_type=client_credentials&" + server.client() + "&scope=users.read")
					.expect(400);
			});
			load(seconds(8), server::refreshes);
			double seconds = 0;
			int tokens = 0;
			while (tokens < STORED / 4) {
				long start = System.nanoTime();
				tokens += load(0.2, server::appTokens).millis().length;
				seconds += Timings.millisSince(start) / 1000;
			}
			this.race.table().put(FRESH, Table.OURS, tokens / seconds);
		}
	}

	private static Load.Result load(double seconds, Callable<Load.Step> caller) throws Exception {
		return Load.run(CALLERS, Duration.ofMillis((long) (1000 * seconds)), caller);
	}

	@Override
	public void close() {
		this.servers.forEach((server) -> server.contender().close());
	}

}
