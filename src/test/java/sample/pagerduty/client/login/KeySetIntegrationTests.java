package sample.pagerduty.client.login;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.FakePagerDuty.KEYS;

/** The keys that verify ID tokens change, or are odd. */
class KeySetIntegrationTests {

	private final FakePagerDuty pagerDuty = new FakePagerDuty();

	private RunningSample sample;

	@BeforeEach
	void start() throws Exception {
		this.sample = RunningSample.start(this.pagerDuty.configuration());
	}

	@AfterEach
	void stop() throws Exception {
		this.sample.close();
		this.pagerDuty.close();
	}

	private HttpResponse<String> login() {
		Browser browser = this.sample.browser();
		HttpResponse<String> response = SampleOnFakePagerDuty.login(browser);
		return (response.statusCode() == 302) ? browser.get("/") : response;
	}

	@Test
	void loginWhenKeysWereRotatedThenTheNewOnesAreFetched() {
		assertThat(login().body()).contains("Hello, Ada Admin!");
		this.pagerDuty.rotateKeys();
		assertThat(login().body()).contains("Hello, Ada Admin!");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"kty\":\"RSA\",\"kid\":\"bad\"}", "{\"kty\":\"EC\",\"crv\":\"P-999\",\"kid\":\"x\"}",
			"{\"kty\":\"new\"}", "{}", "{\"kty\":7}" })
	void loginWhenAKeyCannotBeReadThenTheOthersCount(String odd) {
		this.pagerDuty.addKey(odd);
		assertThat(login().body()).contains("Hello, Ada Admin!");
	}

	@Test
	void loginsWithAnUnknownKeyThenRefusedWithAFewFetchesOnly() {
		login();
		this.pagerDuty.answerWithIdToken(this.pagerDuty.idTokenOfUnknownKey());
		for (int i = 0; i < 6; i++) {
			assertThat(login().body()).contains("The ID token is not signed by PagerDuty");
		}
		assertThat(this.pagerDuty.server().findAll(getRequestedFor(urlPathEqualTo(KEYS)))).hasSizeLessThan(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{\"keys\":7}", "null", "<html>Sign in</html>" })
	void loginWhenTheAnswerIsNoKeySetThenSaysSo(String body) {
		this.pagerDuty.answer(KEYS, okJson(body));
		assertThat(login().body()).contains("It may be a proxy’s error page");
	}

	@Test
	void loginWhenTheKeySetIsHugeThenFails() {
		this.pagerDuty.answer(KEYS, okJson("{\"keys\":[],\"x\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}"));
		HttpResponse<String> page = login();
		assertThat(page.statusCode()).isEqualTo(502);
		assertThat(page.body()).contains("The ID token could not be verified");
	}

}
