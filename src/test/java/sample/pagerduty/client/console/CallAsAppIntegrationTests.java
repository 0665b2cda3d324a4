package sample.pagerduty.client.console;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.client.AppTokens;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.FakePagerDuty.APP_TOKEN;
import static sample.pagerduty.client.FakePagerDuty.ME;
import static sample.pagerduty.client.FakePagerDuty.SERVICES;
import static sample.pagerduty.client.FakePagerDuty.error;

/** Calls of the console with an app token. */
class CallAsAppIntegrationTests {

	private static final MovableClock clock = new MovableClock();

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock, Map.of("PD_APP_TOKENS", "true"));

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private static final String AS_APP = "/console/call?path=/services&as=app";

	private final Browser browser = app.sample().browser();

	@BeforeEach
	void connect() {
		clock.forward(Duration.ofDays(2)); // expires the token of the test before
		pagerDuty.reset(); // makes an ID token that is valid now
		SampleOnFakePagerDuty.login(this.browser);
	}

	@Test
	void formThenOffersTheAppOnceItsTokenIsChosen() {
		assertThat(this.browser.get("/console?path=/services").body()).contains("href=\"/app-token\"")
			.doesNotContain("name=\"as\"");
		choose();
		assertThat(this.browser.get("/console?path=/services").body()).contains("name=\"as\" value=\"app\"",
				"<code>acme</code>");
		assertThat(this.browser.get("/console?path=/services&as=app").body()).contains("value=\"app\" checked");
	}

	@Test
	void callAsTheAppThenWithItsTokenAndTheScriptKeyOfTheApp() {
		choose();
		pagerDuty.answer(SERVICES, okJson(
				"{\"services\":[{\"name\":\"%s\"}],\"limit\":1,\"offset\":0,\"more\":true}".formatted(APP_TOKEN)));
		HttpResponse<String> page = this.browser.get(AS_APP);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("200 OK", "\"••••••••\"", "~/.pagerduty-app-key.curl",
				app.sample().home().resolve("/api/token") + "?format=curl", "as=app#result\">Next page");
		pagerDuty.server()
			.verify(getRequestedFor(urlPathEqualTo(SERVICES)).withHeader("Authorization",
					equalTo("Bearer " + APP_TOKEN)));
		assertThat(this.browser.get(AS_APP.replace("/call", "/download")).body()).contains("\"services\"");
	}

	@Test
	void callAboutTheUserThenExplainedAndNotAttempted() {
		choose();
		pagerDuty.server().resetRequests();
		HttpResponse<String> page = this.browser.get("/console/call?path=/users/me&as=app");
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("This call needs a user’s token", "value=\"/users/me\"");
		pagerDuty.server().verify(0, getRequestedFor(urlPathEqualTo(ME)));
	}

	@Test
	void callWithoutAChoiceThenRefused() {
		HttpResponse<String> page = this.browser.get(AS_APP);
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("No app token was chosen", "value=\"/services\"");
		assertThat(pagerDuty.appTokensAsked()).isEmpty();
	}

	@Test
	void callWhenThereIsNoAppTokenThenSaysWhy() {
		choose();
		pagerDuty.answerAppToken(error(400, "{\"error\":\"invalid_scope\"}"));
		HttpResponse<String> page = this.browser.get(AS_APP);
		assertThat(page.statusCode()).isEqualTo(502);
		assertThat(page.body())
			.contains("this app lacks one of the scopes, or has no access to the account", "href=\"/app-token\"")
			.doesNotContain("Connect again", "curl -sS");
	}

	@Test
	void callWhenAScopeIsMissingThenLeadsToTheAppToken() {
		choose();
		pagerDuty.answer(SERVICES, error(403, """
				{"error":{"message":"Token missing required scopes","required_scopes":"services.read",
				"token_scopes":"as_account-us.acme"}}"""));
		assertThat(this.browser.get(AS_APP).body()).contains("Services: Read Access", "href=\"/app-token\"")
			.doesNotContain("Connect with");
	}

	@Test
	void callWhenTheTokenIsRefusedThenOneNewTokenIsUsed() {
		choose();
		this.browser.get(AS_APP);
		clock.forward(Duration.ofMinutes(5));
		String renewed = APP_TOKEN.replace("99999999", "12121212");
		pagerDuty.answerTo(SERVICES, APP_TOKEN, aResponse().withStatus(401));
		pagerDuty.answerAppToken(
				okJson("{\"access_token\":\"%s\",\"token_type\":\"bearer\",\"expires_in\":86400}".formatted(renewed)));
		HttpResponse<String> page = this.browser.get(AS_APP);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("<span class=\"secret\">" + renewed);
		pagerDuty.server().verify(1, WireMock.getRequestedFor(urlPathEqualTo("/eu" + ME)));
	}

	private void choose() {
		this.browser.submit(this.browser.get("/app-token"), "/app-token", AppTokens.ACME);
	}

}
