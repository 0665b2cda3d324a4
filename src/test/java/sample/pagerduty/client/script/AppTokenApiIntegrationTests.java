package sample.pagerduty.client.script;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.client.AppTokens;
import sample.pagerduty.client.Callers;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;
import tools.jackson.databind.JsonNode;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static sample.pagerduty.client.FakePagerDuty.APP_TOKEN;
import static sample.pagerduty.client.FakePagerDuty.error;

/** {@code GET /api/token} with a key for app tokens, as scripts see it. */
class AppTokenApiIntegrationTests {

	private static final MovableClock clock = new MovableClock();

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock, Map.of("APP_TOKENS", "true"));

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final Browser browser = app.sample().browser();

	private Script script;

	@BeforeEach
	void createKey() {
		clock.forward(Duration.ofDays(2)); // expires the token of the test before
		pagerDuty.reset(); // makes an ID token that is valid now
		SampleOnFakePagerDuty.login(this.browser);
		pagerDuty.answerAppToken(FakePagerDuty.appToken("as_account-us.acme services.read"));
		this.script = AppTokens.script(this.browser);
	}

	@Test
	void tokenThenAllThatAScriptNeedsFromOneCallForMany() throws Exception {
		clock.forward(FakePagerDuty.LIFETIME);
		int before = pagerDuty.appTokensAsked().size();
		assertThat(Callers.atOnce(20, () -> this.script.ask("").statusCode())).containsOnly(200);
		assertThat(pagerDuty.appTokensAsked()).hasSize(before + 1);
		HttpResponse<String> response = this.script.ask("");
		assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		JsonNode token = Script.json(response);
		assertThat(token.propertyNames()).containsExactlyInAnyOrder("access_token", "token_type", "expires_at",
				"expires_in", "scope", "api_url", "account");
		assertThat(token.path("access_token").asString()).isEqualTo(APP_TOKEN);
		assertThat(token.path("scope").asString()).isEqualTo("services.read");
		assertThat(token.path("api_url").asString()).isEqualTo(pagerDuty.url());
		assertThat(token.path("account").path("subdomain").asString()).isEqualTo("acme");
		assertThat(token.path("account").path("region").asString()).isEqualTo("us");
		assertThat(this.script.ask("?format=text").body()).isEqualTo(APP_TOKEN + "\n");
	}

	@Test
	void tokenWhenItExpiresTooSoonThenANewOne() {
		int before = pagerDuty.appTokensAsked().size();
		assertThat(this.script.ask("?min_validity=86000").statusCode()).isEqualTo(200);
		clock.forward(Duration.ofHours(1));
		assertThat(this.script.ask("").statusCode()).isEqualTo(200);
		assertThat(pagerDuty.appTokensAsked()).hasSize(before);
		assertThat(Script.json(this.script.ask("?min_validity=86000")).path("expires_in").asLong()).isEqualTo(86_400);
		assertThat(pagerDuty.appTokensAsked()).hasSize(before + 1);
		assertThat(this.script.problem("?min_validity=90000")).isEqualTo("validity-too-long");
		assertThat(this.script.problem("?min_validity=soon")).isEqualTo("bad-parameter");
	}

	@Test
	void keysThenEachOpensOnlyItsOwnToken() {
		Script ofTheUser = Script.of(this.browser);
		assertThat(ofTheUser.token()).isEqualTo(FakePagerDuty.ACCESS_TOKEN);
		assertThat(this.script.token()).isEqualTo(APP_TOKEN);
	}

	@Test
	void disconnectThenItsAppKeysAreDeleted() {
		this.browser.submit(this.browser.get("/"), "/disconnect", Map.of());
		assertThat(this.script.problem("")).isEqualTo("invalid-key");
	}

	static Stream<Arguments> failures() {
		return Stream.of(arguments(error(400, "{\"error\":\"invalid_scope\"}"), 403, "app-token-refused"),
				arguments(error(401, "{\"error\":\"invalid_client\"}"), 503, "refresh-refused"),
				arguments(error(400, "{\"error\":\"unauthorized_client\"}"), 503, "refresh-refused"),
				arguments(aResponse().withStatus(500), 503, "pagerduty-unreachable"),
				arguments(aResponse().withFault(Fault.EMPTY_RESPONSE), 503, "pagerduty-unreachable"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void tokenWhenPagerDutyRefusesThenAProblemUnlessTheOldOneIsValid(ResponseDefinitionBuilder answer, int status,
			String problem) {
		pagerDuty.answerAppToken(answer);
		clock.forward(FakePagerDuty.LIFETIME.minusMinutes(2));
		assertThat(this.script.token()).isEqualTo(APP_TOKEN);
		clock.forward(Duration.ofMinutes(2));
		HttpResponse<String> response = this.script.ask("");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(Script.problemIn(response)).isEqualTo(problem);
		assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
	}

}
