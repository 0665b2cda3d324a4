package sample.pagerduty.client;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sample.pagerduty.Browser;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static sample.pagerduty.client.FakePagerDuty.ME;
import static sample.pagerduty.client.FakePagerDuty.SERVICES;
import static sample.pagerduty.client.FakePagerDuty.error;

/** Accounts of both regions, and tokens that are sent to the wrong one. */
class RegionIntegrationTests {

	private static final String EU_ME = "/eu" + ME;

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(Clock.systemUTC(), Map.of("PD_API_URL", ""));

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final Browser browser = app.sample().browser();

	@Test
	void accountOfTheEuThenItsApiIsUsedWithoutASetting() {
		pagerDuty.answerWithIdToken(
				pagerDuty.idToken((claims) -> claims.audience(List.of(euUrl(), FakePagerDuty.CLIENT_ID))));
		pagerDuty.answer(EU_ME, okJson(FakePagerDuty.user(FakePagerDuty.USER_ID, "Ada of the EU")));
		pagerDuty.answer("/eu/services", okJson("{\"services\":[{\"name\":\"Ferry\"}],\"more\":false}"));
		SampleOnFakePagerDuty.login(this.browser);
		assertThat(this.browser.get("/").body()).contains("Hello, Ada of the EU!",
				"url = \"" + euUrl() + "/services\"");
		assertThat(this.browser.get("/services").body()).contains(">Ferry<");
		pagerDuty.server().verify(0, getRequestedFor(urlPathEqualTo(SERVICES)));
	}

	@Test
	void loginWhenTheOtherRegionAcceptsTheTokenThenPageSaysWhich() {
		pagerDuty.answer(ME, aResponse().withStatus(401));
		pagerDuty.answer(EU_ME, okJson(FakePagerDuty.user(FakePagerDuty.USER_ID, "Ada")));
		HttpResponse<String> page = SampleOnFakePagerDuty.login(this.browser);
		assertThat(page.statusCode()).isEqualTo(502);
		assertThat(page.body()).contains("The account is in the other region", euUrl() + " accepts the token",
				"Remove API_URL from config.json");
		URI callback = page.request().uri();
		HttpResponse<String> reloaded = this.browser.get(callback.getRawPath() + "?" + callback.getRawQuery());
		assertThat(reloaded.body()).contains(euUrl() + " accepts the token");
	}

	@Test
	void loginWhenNeitherRegionAcceptsTheTokenThenPageSaysSo() {
		pagerDuty.answer(ME, aResponse().withStatus(401));
		pagerDuty.answer(EU_ME, aResponse().withStatus(401));
		assertThat(SampleOnFakePagerDuty.login(this.browser).body()).contains("does not accept the new token",
				"the other region does not accept the token either");
		pagerDuty.server().verify(1, getRequestedFor(urlPathEqualTo(EU_ME)));
	}

	static Stream<Arguments> answersOfTheOtherRegion() {
		return Stream.of(arguments(okJson(FakePagerDuty.user(FakePagerDuty.USER_ID, "Ada")), true),
				arguments(error(403, "{\"error\":{\"required_scopes\":\"users.read\"}}"), true),
				arguments(error(403, "{\"error\":{\"code\":2010}}"), true),
				arguments(aResponse().withStatus(429), true), arguments(error(400, "{\"error\":\"no user\"}"), true),
				arguments(aResponse().withStatus(401), false), arguments(aResponse().withStatus(404), false),
				arguments(aResponse().withStatus(503), false),
				arguments(aResponse().withHeader("Content-Type", "text/html").withBody("<p>proxy</p>"), false),
				arguments(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), false));
	}

	@ParameterizedTest
	@MethodSource("answersOfTheOtherRegion")
	void servicesWhenRefusedThenTheOtherRegionIsAskedOnce(ResponseDefinitionBuilder answer, boolean known) {
		assertAskedOnce(this.browser, answer, known);
	}

	@Test
	void servicesWhenRefusedAndTheOtherRegionIsSlowThenItIsAskedOnce() {
		ResponseDefinitionBuilder tooLate = okJson(FakePagerDuty.user(FakePagerDuty.USER_ID, "Ada"))
			.withFixedDelay(60_000);
		assertAskedOnce(app.impatient().browser(), tooLate, false);
	}

	private static void assertAskedOnce(Browser browser, ResponseDefinitionBuilder answer, boolean known) {
		SampleOnFakePagerDuty.login(browser);
		pagerDuty.answer(SERVICES, aResponse().withStatus(401));
		pagerDuty.answer(EU_ME, answer);
		HttpResponse<String> page = browser.get("/services");
		assertThat(page.statusCode()).isEqualTo(401);
		assertThat(page.body()).contains(known ? "but does in the other one" : "It has expired or was revoked")
			.doesNotContain(known ? "It has expired or was revoked" : "but does in the other one");
		if (known) {
			assertThat(page.body()).contains("set it to " + euUrl());
		}
		pagerDuty.server().verify(1, getRequestedFor(urlPathEqualTo(EU_ME)));
	}

	private static String euUrl() {
		return pagerDuty.url() + "/eu";
	}

}
