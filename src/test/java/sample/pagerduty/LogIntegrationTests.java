package sample.pagerduty;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Even at the debug level that the README suggests, the log has no secret.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogIntegrationTests {

	private static final String OWN_LEVEL = "--logging.level.sample.pagerduty=debug";

	private static final String WRONG_KEY = "pdsk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

	private static final List<String> SECRETS = List.of(FakePagerDuty.CLIENT_SECRET, "s3cret", FakePagerDuty.CODE,
			FakePagerDuty.ACCESS_TOKEN, FakePagerDuty.REFRESH_TOKEN, "pdus+", "ada@example.com");

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "", "--logging.level.web=TRACE", "--logging.level.root=TRACE",
			"--logging.level.sql=TRACE --logging.level.root=TRACE --logging.level.org.springframework=TRACE "
					+ "--logging.level.org.apache=TRACE --logging.level.jdk=TRACE" })
	void wholeStoryThenNoSecretInTheLog(String arguments, CapturedOutput log) throws Exception {
		List<String> secrets = new ArrayList<>();
		try (FakePagerDuty pagerDuty = new FakePagerDuty();
				RunningSample sample = RunningSample.start(pagerDuty.configuration(),
						(OWN_LEVEL + " " + arguments).strip().split(" "))) {
			secrets.addAll(story(pagerDuty, sample.browser()));
			String host = URI.create(pagerDuty.url()).getHost();
			assertThat(log.getAll()).contains("POST " + host + "/oauth/token answered 200",
					"GET " + host + "/users/me answered 200", "GET " + host + "/services answered 200",
					"HEAD " + host + "/ answered 404", "GET " + host + "/incidents answered 403",
					"Connecting to PagerDuty failed, reference", "was not refreshed: INVALID_GRANT");
		}
		assertThat(log.getAll()).doesNotContain(secrets);
	}

	/**
	 * Developers of other programs export {@code DEBUG}, which is Spring Boot's debug
	 * switch. Only a process has an environment.
	 */
	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "DEBUG, 1, -", "DEBUG, *, --logging.level.root=TRACE", "TRACE, true, -",
					"PD_LOG_LEVEL, trace, --logging.level.root=DEBUG",
					"LOGGING_LEVEL_ROOT, TRACE, --spring.main.log-startup-info=true",
					"JAVA_TOOL_OPTIONS, -Djdk.httpclient.HttpClient.log=all, --logging.level.jdk.httpclient=TRACE" })
	void wholeStoryWhenTheEnvironmentAsksForDebugThenNoSecret(String variable, String value, String argument)
			throws Exception {
		try (FakePagerDuty pagerDuty = new FakePagerDuty()) {
			Map<String, String> environment = new HashMap<>(
					pagerDuty.configuration("PD_STORE", "memory", variable, value));
			try (SampleProcess process = SampleProcess.start(this.directory, environment,
					(argument != null) ? new String[] { argument } : new String[0])) {
				List<String> secrets = story(pagerDuty, process.awaitStarted().browser());
				assertThat(process.output()).contains("was not refreshed: INVALID_GRANT").doesNotContain(secrets);
			}
		}
	}

	/** Everything that a person and a script do. Returns what is secret. */
	private static List<String> story(FakePagerDuty pagerDuty, Browser browser) {
		List<String> secrets = new ArrayList<>(SECRETS);
		Map<String, String> asked = browser.connect();
		secrets.addAll(List.of(asked.get("state"), asked.get("nonce"), asked.get("code_challenge")));
		browser.get("/callback?code=" + FakePagerDuty.CODE + "&state=" + Browser.encode(asked.get("state")));
		browser.cookies().forEach((cookie) -> secrets.add(cookie.getValue()));
		HttpResponse<String> home = browser.get("/");
		assertThat(home.body()).contains(FakePagerDuty.ACCESS_TOKEN);
		browser.get("/how-it-went");
		browser.get("/services?query=a");
		browser.get("/setup");
		pagerDuty.answer("/incidents", FakePagerDuty.error(403, "{\"error\":{\"message\":\""
				+ FakePagerDuty.ACCESS_TOKEN + "\",\"required_scopes\":\"" + FakePagerDuty.ACCESS_TOKEN + "\"}}"));
		browser.get("/console/call?path=/incidents&query.query=" + Browser.encode(FakePagerDuty.ACCESS_TOKEN));
		browser.get("/console/download?path=/incidents");
		browser.get("/callback?code=" + FakePagerDuty.CODE + "&state=again");
		secrets.addAll(useKeys(pagerDuty, browser));
		browser.submit(home, "/disconnect", Map.of());
		return secrets;
	}

	/**
	 * Right and wrong keys, good and failing refreshes, and the login of another user.
	 */
	private static List<String> useKeys(FakePagerDuty pagerDuty, Browser browser) {
		Script script = Script.of(browser);
		script.ask("?min_validity=86000");
		script.ask("?access_token=" + script.key());
		script.ask("", "Authorization", "Bearer " + WRONG_KEY);
		browser.submit(browser.get("/"), "/refresh", Map.of());
		String refreshed = script.token();
		assertThat(refreshed).startsWith("pdus+_0CCCCCC_");
		pagerDuty.answerRefresh(FakePagerDuty.error(400,
				"{\"error\":\"invalid_grant\",\"error_description\":\"" + FakePagerDuty.REFRESH_TOKEN + "\"}"));
		browser.submit(browser.get("/"), "/refresh", Map.of());
		assertThat(script.problem("")).isEqualTo("connection-ended");
		pagerDuty.logInAs("PBOB002", "bob@example.com");
		SampleOnFakePagerDuty.login(browser);
		browser.submit(browser.get("/switch"), "/switch/stay", Map.of());
		return List.of(script.key(), script.key().substring("pdsk_".length()), WRONG_KEY, refreshed, "bob@example.com");
	}

}
