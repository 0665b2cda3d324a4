package sample.pagerduty.client.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.MovableClock;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static sample.pagerduty.client.FakePagerDuty.ACCESS_TOKEN;
import static sample.pagerduty.client.FakePagerDuty.error;

/** Malicious answers do no harm to the app or the page. */
@ExtendWith(OutputCaptureExtension.class)
class HostileAnswerIntegrationTests {

	private static final MovableClock clock = new MovableClock(Clock.systemUTC());

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty(clock, Map.of("PD_READ_TIMEOUT", "60s"));

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private static final String PATH = "/incidents";

	private static final int MEGABYTE = 1024 * 1024;

	private final Browser browser = app.sample().browser();

	@BeforeEach
	void connect() {
		SampleOnFakePagerDuty.login(this.browser);
	}

	@AfterEach
	void appIsUpAndTheLogIsQuiet(CapturedOutput log) {
		assertThat(this.browser.get("/console").statusCode()).isEqualTo(200);
		assertThat(log.getAll()).doesNotContain("pdus+", "Exception", "\tat ");
	}

	private HttpResponse<String> call(ResponseDefinitionBuilder answer) {
		pagerDuty.answer(PATH, answer);
		HttpResponse<String> page = this.browser.get("/console/call?path=/incidents");
		assertThat(page.body()).endsWith("</html>\n").doesNotContain("??", "<script>alert");
		return page;
	}

	private static String body(HttpResponse<String> page) {
		return AnswerBody.text(page.body());
	}

	@Test
	void callWhenTheAnswerHas10MegabytesThenTheFirstIsShown() {
		HttpResponse<String> page = call(okJson(JsonOf.megabytes(10)));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("The answer is larger than 1 MB.", " ms, 1,024 kB.",
				"Download the whole answer");
		assertThat(body(page)).hasSizeBetween(MEGABYTE, 4 * MEGABYTE).startsWith("{\n  \"services\": [ {\n");
	}

	@Test
	void callWhenManyAnswersAreNotReadToTheEndThenTheNextIsAnsweredToo() {
		String large = JsonOf.megabytes(10);
		for (int i = 0; i < 20; i++) {
			assertThat(call(okJson(large)).statusCode()).as("call %d", i).isEqualTo(200);
		}
	}

	@Test
	void callWhenNested100TimesThenLaidOut() {
		HttpResponse<String> page = call(okJson("{\"a\":".repeat(100) + "1" + "}".repeat(100)));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(body(page)).contains("\n" + "  ".repeat(100) + "\"a\": 1\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{\"a\":" })
	void callWhenAMegabyteIsNestedThenShownAsItCame(String open) {
		HttpResponse<String> page = call(okJson(open.repeat((MEGABYTE - 1) / open.length())));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("The JSON is nested too deep");
		assertThat(body(page)).hasSizeBetween(MEGABYTE / 2, 4 * MEGABYTE);
	}

	@Test
	void callWhenIndentsWouldBeHugeThenShownAsItCame() {
		String deep = "{\"a\":".repeat(400);
		String wide = "{\"a\":[" + "{\"a\":1},".repeat(100_000) + "1]}";
		HttpResponse<String> page = call(okJson(deep + wide + "}".repeat(400)));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("The JSON is nested too deep").hasSizeLessThan(8 * MEGABYTE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e999999999", "-0.0000000000000000000000001", "123456789012345678901234567890" })
	void callWhenANumberIsLargeThenShownAsItCame(String number) {
		assertThat(body(call(okJson("{\"a\":" + number + "}")))).contains(": ").hasSizeLessThan(100);
	}

	@Test
	void callWhenTheAnswerWantsToBeMarkupThenItIsText() {
		String hostile = "</code></div></details><script>alert(1)</script><img src=x onerror=alert(1)>";
		HttpResponse<String> page = call(
				okJson("{\"list\":[{\"%s\":\"%s\",\"name\":\"%s\",\"id\":\"%s\",\"status\":\"%s\"}]}".formatted(hostile,
						hostile, hostile, hostile, hostile)));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body())
			.contains("aria-label=\"Table of the answer\"",
					"<td>&lt;/code&gt;&lt;/div&gt;&lt;/details&gt;&lt;script&gt;")
			.doesNotContain("<img src=x", "</details><script");
		assertThat(body(page)).contains("&lt;/code&gt;&lt;/div&gt;&lt;/details&gt;&lt;script&gt;alert(1)");
	}

	@Test
	void callWhenCharactersWouldTurnTheTextThenShownAsEscapes() {
		HttpResponse<String> page = call(okJson("{\"a\":[{\"name\":\"evil\u202egpj.exe\",\"b\":\"\u2066x\u2069\"}]}"));
		assertThat(body(page)).contains("evil\\u202egpj.exe", "\\u2066x\\u2069").doesNotContain("\u202e", "\u2066");
	}

	@Test
	void callWhenKeysAreRepeatedThenAllAreShown() {
		assertThat(body(call(okJson("{\"a\":1,\"a\":{\"a\":2},\"a\":[{\"id\":\"1\",\"id\":\"2\"}]}"))))
			.contains("\"a\": 1", "\"a\": 2", "\"id\": \"1\"", "\"id\": \"2\"");
	}

	@Test
	void callWhenALineHasAMegabyteThenShownWithoutColours() {
		HttpResponse<String> page = call(okJson("{\"a\":\"" + "<".repeat(MEGABYTE - 100) + "\"}"));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).doesNotContain("<i>").hasSizeLessThan(5 * MEGABYTE);
		assertThat(body(page)).contains("&lt;&lt;&lt;");
	}

	@Test
	void callWhenTheAnswerIsHtmlThenSaidNotToBePagerDutys() {
		HttpResponse<String> page = call(
				aResponse().withHeader("Content-Type", "text/html").withBody("<script>alert('x')</script>"));
		assertThat(page.statusCode()).isEqualTo(502);
		assertThat(page.body()).contains("The response is not from PagerDuty’s REST API", "The body is not JSON");
		assertThat(body(page)).isEqualTo("&lt;script&gt;alert('x')&lt;/script&gt;");
	}

	@Test
	void callWhenTheAnswerIsNotUtf8ThenReplacedAndMentioned() {
		byte[] latin = "{\"a\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
		HttpResponse<String> page = call(aResponse().withBody(latin));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("bytes that are not UTF-8");
		assertThat(body(page)).contains("caf\ufffd");
	}

	@Test
	void callWhenTheLastCharacterIsCutInTwoThenNotCalledInvalid() {
		HttpResponse<String> page = call(okJson("\"" + "\u20ac".repeat(MEGABYTE) + "\""));
		assertThat(page.body()).contains("larger than 1 MB").doesNotContain("not UTF-8", "\ufffd");
	}

	@Test
	void callWhenTheAnswerIsEmptyThenSaysSo() {
		HttpResponse<String> page = call(aResponse().withStatus(204));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("204 No Content", "The answer has no body.")
			.doesNotContain("Download the whole answer");
	}

	@Test
	void callWhenTheAnswerIsAGzipBombThenNotUnpacked() throws IOException {
		ByteArrayOutputStream bomb = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
			for (int i = 0; i < 200; i++) {
				zip.write(new byte[MEGABYTE]);
			}
		}
		HttpResponse<String> page = call(
				aResponse().withHeader("Content-Encoding", "gzip").withBody(bomb.toByteArray()));
		assertThat(page.statusCode()).isEqualTo(502);
		assertThat(page.body()).contains("The answer is compressed (Content-Encoding)")
			.doesNotContain("aria-label=\"Body of the answer\"")
			.hasSizeLessThan(100_000);
	}

	@Test
	void callWhenTheAnswerSetsCookiesThenNoneIsKeptOrShown() {
		assertThat(call(okJson("{}").withHeader("Set-Cookie", "PD_OAUTH_SAMPLE=evil; Path=/")).headers()
			.firstValue("Set-Cookie")).isEmpty();
		HttpResponse<String> page = this.browser.get("/console/call?path=/incidents");
		assertThat(page.body()).doesNotContain("evil");
		assertThat(pagerDuty.server().getAllServeEvents())
			.noneMatch((event) -> event.getRequest().containsHeader("Cookie"));
	}

	@Test
	void callWhenTheAnswerRepeatsTheTokenThenMasked() {
		String encoded = Browser.encode(ACCESS_TOKEN);
		HttpResponse<String> page = call(
				okJson("{\"echo\":\"Bearer %s\",\"escaped\":\"%s\",\"url\":\"%s\",\"more\":\"%s\"}".formatted(
						ACCESS_TOKEN, ACCESS_TOKEN.replace("+", "\\u002b"), encoded, FakePagerDuty.REFRESH_TOKEN))
					.withHeader("X-Echo", "Bearer " + ACCESS_TOKEN)
					.withHeader("Link", "<https://x.example/?token=" + encoded + ">"));
		assertThat(body(page)).doesNotContain("pdus", ACCESS_TOKEN.substring(10)).contains("••••••••");
		assertMasked(page);
	}

	@Test
	void callWhenAnErrorRepeatsTheTokenThenMasked() {
		assertMasked(call(error(400,
				"{\"error\":{\"message\":\"Bad %s\",\"errors\":[\"%s\"]}}".formatted(ACCESS_TOKEN, ACCESS_TOKEN))));
		assertMasked(call(error(403, "{\"error\":{\"required_scopes\":\"%s\",\"token_scopes\":\"%s\"}}"
			.formatted(ACCESS_TOKEN, ACCESS_TOKEN))));
		assertThat(this.browser.get("/console").body()).doesNotContain("pdus");
	}

	@Test
	void callWhenTheTokenIsCutInTwoThenNothingOfItIsShown() {
		HttpResponse<String> page = call(
				aResponse().withBody("x".repeat(MEGABYTE - 20) + ACCESS_TOKEN + "x".repeat(MEGABYTE)));
		assertThat(body(page)).doesNotContain("pdus");
		assertMasked(page);
	}

	/** Only the curl command has the token. */
	private static void assertMasked(HttpResponse<String> page) {
		String rest = page.body().replace("<span class=\"secret\">" + ACCESS_TOKEN + "</span>", "");
		assertThat(rest).hasSizeLessThan(page.body().length())
			.doesNotContain(ACCESS_TOKEN, Browser.encode(ACCESS_TOKEN), FakePagerDuty.REFRESH_TOKEN, "pdus");
	}

	@Test
	void callWhenTheTokenIsRefreshedThenTheNewOneIsUsedAndMaskedToo() {
		pagerDuty.answer(PATH,
				okJson("{\"echo\":\"{{request.headers.Authorization}}\"}").withTransformers("response-template"));
		pagerDuty.answerTo(PATH, ACCESS_TOKEN, aResponse().withStatus(401));
		clock.forward(Duration.ofHours(1));
		HttpResponse<String> page = this.browser.get("/console/call?path=/incidents");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("Bearer ••••••••\"", "<span class=\"secret\">pdus+_0CCCCCC_");
		assertThat(page.body().split("pdus", -1)).hasSize(2);
	}

}
