package sample.pagerduty.client.login;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * ID tokens of a shape that nobody expects end on a page or in a login, never in a fault.
 */
@ExtendWith(OutputCaptureExtension.class)
class OddIdTokenIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final Browser browser = app.sample().browser();

	static Stream<Arguments> oddClaims() {
		List<Object> values = Arrays.asList(null, "", 7, -1.5, true, List.of(), List.of(1, "a"),
				Map.of("a", List.of(1)), "x".repeat(3000), "\u202e<b>\u0000");
		return Stream
			.of("iss", "aud", "azp", "sub", "exp", "iat", "nbf", "auth_time", "user_id", "account_id", "subdomain",
					"region", "email", "name", "picture", "role", "nonce", "at_hash", "acr", "amr", "purpose")
			.flatMap((claim) -> values.stream().map((value) -> arguments(claim, value)));
	}

	@ParameterizedTest
	@MethodSource("oddClaims")
	void signedTokenWithAnOddClaimThenAPageOrALogin(String claim, Object value, CapturedOutput log) {
		pagerDuty.answerWithIdToken(pagerDuty.idToken((claims) -> claims.claim(claim, value)));
		assertNoFault(log);
	}

	static Stream<String> oddTokens() {
		String good = pagerDuty.idToken((claims) -> claims);
		String[] parts = good.split("\\.");
		return Stream.of(parts[0] + "." + parts[1], parts[0] + "." + parts[1] + ".", "." + parts[1] + "." + parts[2],
				good + ".", "...", "a.b.c", parts[0] + "." + encoded("not json") + "." + parts[2],
				parts[0] + "." + encoded("[]") + "." + parts[2], encoded("{}") + "." + parts[1] + "." + parts[2],
				encoded("{\"alg\":\"HS256\"}") + "." + parts[1] + "." + parts[2],
				encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".",
				encoded("{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"exp\":1}") + "." + parts[1] + "." + parts[2],
				encoded("{\"alg\":[\"RS256\"]}") + "." + parts[1] + "." + parts[2],
				encoded("{\"alg\":\"RS256\",\"kid\":7}") + "." + parts[1] + "." + parts[2],
				encoded("{\"alg\":\"RS256\",\"kid\":\"the-key\",\"b64\":false}") + "." + parts[1] + "." + parts[2]);
	}

	@ParameterizedTest
	@MethodSource("oddTokens")
	void tokenThatIsNoneThenNotSigned(String token, CapturedOutput log) {
		pagerDuty.answerWithIdToken(token);
		HttpResponse<String> page = assertNoFault(log);
		assertThat(page.body()).contains("The ID token is not signed by PagerDuty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "null", "\"\"", "\" \"", "[\"a.b.c\"]", "{}", "true" })
	void tokenThatIsNoTextThenAPage(String json, CapturedOutput log) {
		pagerDuty.answer(FakePagerDuty.TOKEN,
				okJson("{\"access_token\":\"%s\",\"token_type\":\"bearer\",\"expires_in\":60,\"id_token\":%s}"
					.formatted(FakePagerDuty.ACCESS_TOKEN, json)));
		assertThat(assertNoFault(log).statusCode()).isEqualTo(502);
	}

	private HttpResponse<String> assertNoFault(CapturedOutput log) {
		HttpResponse<String> page = SampleOnFakePagerDuty.login(this.browser);
		assertThat(page.statusCode()).isIn(302, 502);
		assertThat(this.browser.get("/").statusCode()).isEqualTo(200);
		assertThat(log.getAll()).doesNotContain(" ERROR ", "\tat ");
		return page;
	}

	private static String encoded(String json) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
	}

}
