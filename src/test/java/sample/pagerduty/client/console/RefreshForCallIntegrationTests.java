package sample.pagerduty.client.console;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

/** From a call whose token was refused to new tokens, and back to the call. */
class RefreshForCallIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private static final String INCIDENTS = "/incidents";

	private Browser browser;

	@BeforeEach
	void connect() {
		app.forgetConnection();
		this.browser = app.sample().browser();
		SampleOnFakePagerDuty.login(this.browser);
	}

	@Test
	void callWhenTheTokenIsRefusedThenRefreshLeadsBackToTheCall() {
		pagerDuty.answer(INCIDENTS, aResponse().withStatus(401));
		HttpResponse<String> page = this.browser.get("/console/call?path=/incidents&query.limit=7");
		assertThat(page.body()).contains("Refresh it first", "Refresh now", "Connect again",
				"name=\"return\" value=\"/console/call?path=%2Fincidents&amp;query.limit=7\"");
		pagerDuty.answer(INCIDENTS, okJson("{}"));
		HttpResponse<String> refreshed = this.browser.submit(page, "/refresh",
				Map.of("return", "/console/call?path=%2Fincidents&query.limit=7"));
		assertThat(Browser.location(refreshed)).isEqualTo("/console/call?path=%2Fincidents&query.limit=7");
		HttpResponse<String> again = this.browser.get(Browser.location(refreshed));
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(again.body()).contains("PagerDuty issued new tokens, and the call was repeated.");
	}

	@Test
	void callWhenTheRefreshFailsThenSaysSoAtTheCall() {
		pagerDuty.answer(INCIDENTS, aResponse().withStatus(401));
		pagerDuty.answerRefresh(aResponse().withStatus(503));
		HttpResponse<String> page = this.browser.get("/console/call?path=/incidents");
		String back = Browser
			.location(this.browser.submit(page, "/refresh", Map.of("return", "/console/call?path=%2Fincidents")));
		assertThat(this.browser.get(back).body()).contains("The refresh failed.", "answered with a server error");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/", "//evil.example/", "/\\evil.example", "evil", "", "/a\nb" })
	void refreshWhenThePageToReturnToIsElsewhereThenHome(String page) {
		HttpResponse<String> refreshed = this.browser.submit(this.browser.get("/"), "/refresh", Map.of("return", page));
		assertThat(Browser.location(refreshed)).isEqualTo("/");
	}

}
