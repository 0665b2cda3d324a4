package sample.pagerduty;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
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

	@ParameterizedTest
	@ValueSource(strings = { "", "--logging.level.web=TRACE",
			"--logging.level.root=TRACE", "--logging.level.sql=TRACE --logging.level.root=TRACE --logging.level.org.springframework=TRACE "
					+ "--logging.level.org.apache=TRACE --logging.level.jdk=TRACE" })
	void wholeStoryThenNoSecretInTheLog(String arguments, CapturedOutput log) throws Exception {
		List<String> secrets = new ArrayList<>(List.of(FakePagerDuty.CLIENT_SECRET, "s3cret", FakePagerDuty.CODE,
				FakePagerDuty.ACCESS_TOKEN, FakePagerDuty.REFRESH_TOKEN, "pdus+", "ada@example.com"));
		try (FakePagerDuty pagerDuty = new FakePagerDuty();
				RunningSample sample = RunningSample.start(pagerDuty.configuration(), (OWN_LEVEL + " " + arguments).strip().split(" "))) {
			Browser browser = sample.browser();
			Map<String, String> asked = browser.connect();
			secrets.addAll(List.of(asked.get("state"), asked.get("nonce"), asked.get("code_challenge")));
			browser.get("/callback?code=" + FakePagerDuty.CODE + "&state=" + Browser.encode(asked.get("state")));
			browser.cookies().forEach((cookie) -> secrets.add(cookie.getValue()));
			HttpResponse<String> home = browser.get("/");
			assertThat(home.body()).contains(FakePagerDuty.ACCESS_TOKEN);
			browser.get("/services?query=a");
			browser.get("/setup");
			pagerDuty.answer("/incidents", FakePagerDuty.error(403, "{\"error\":{\"message\":\""
					+ FakePagerDuty.ACCESS_TOKEN + "\",\"required_scopes\":\"" + FakePagerDuty.ACCESS_TOKEN + "\"}}"));
			browser.get("/console/call?path=/incidents&query.query=" + Browser.encode(FakePagerDuty.ACCESS_TOKEN));
			browser.get("/console/download?path=/incidents");
			browser.get("/callback?code=" + FakePagerDuty.CODE + "&state=again");
			secrets.addAll(useKeys(pagerDuty, sample, browser));
			browser.submit(home, "/disconnect", Map.of());
			String host = URI.create(pagerDuty.url()).getHost();
			assertThat(log.getAll()).contains("POST " + host + "/oauth/token answered 200",
					"GET " + host + "/users/me answered 200", "GET " + host + "/services answered 200",
					"HEAD " + host + "/ answered 404", "GET " + host + "/incidents answered 403",
					"Connecting to PagerDuty failed, reference", "was not refreshed: INVALID_GRANT");
		}
		assertThat(log.getAll()).doesNotContain(secrets);
	}

	/**
	 * Right and wrong keys, good and failing refreshes, and the login of another user.
	 */
	private static List<String> useKeys(FakePagerDuty pagerDuty, RunningSample sample, Browser browser) {
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
