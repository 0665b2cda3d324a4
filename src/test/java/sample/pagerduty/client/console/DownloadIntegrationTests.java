package sample.pagerduty.client.console;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static sample.pagerduty.client.FakePagerDuty.error;

/** The whole answer as a file. */
@ExtendWith(OutputCaptureExtension.class)
class DownloadIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final Browser browser = app.sample().browser();

	@BeforeEach
	void connect() {
		SampleOnFakePagerDuty.login(this.browser);
	}

	@Test
	void downloadThenTheWholeAnswerAsAFileThatNoBrowserRuns() {
		String answer = JsonOf.megabytes(10);
		pagerDuty.answer("/services", okJson(answer).withHeader("Set-Cookie", "a=b"));
		HttpResponse<String> file = this.browser.get("/console/download?path=/services&query.limit=100");
		assertThat(file.statusCode()).isEqualTo(200);
		assertThat(file.body().equals(answer)).as("the body is the answer").isTrue();
		assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
		assertThat(file.headers().firstValue("Content-Disposition"))
			.contains("attachment; filename=\"pagerduty-services.json\"");
		assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
		assertThat(file.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(pagerDuty.server().getAllServeEvents().get(0).getRequest().getUrl())
			.isEqualTo("/services?limit=100");
	}

	@ParameterizedTest
	@CsvSource({ "/incidents/PI1/notes, pagerduty-incidents-notes.json", "/audit/records, pagerduty-audit-records.json",
			"/A-B, pagerduty-.json" })
	void downloadThenNamedAfterThePath(String path, String name) {
		pagerDuty.answer(path, okJson("{}"));
		assertThat(this.browser.get("/console/download?path=" + path).headers().firstValue("Content-Disposition"))
			.contains("attachment; filename=\"" + name + "\"");
	}

	@Test
	void downloadWhenThereIsAnErrorThenThePageOfTheCallSaysWhy() {
		pagerDuty.answer("/incidents",
				error(403, "{\"error\":{\"required_scopes\":\"incidents.read\",\"token_scopes\":\"openid\"}}"));
		HttpResponse<String> page = this.browser.get("/console/download?path=/incidents&query.limit=7");
		assertThat(page.statusCode()).isEqualTo(403);
		assertThat(page.headers().firstValue("Content-Disposition")).isEmpty();
		assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
		assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(page.body()).contains("Incidents: Read Access", "name=\"query.limit\" value=\"7\"");
	}

	@Test
	void downloadWhenTheAnswerBreaksOffSoonThenThePageOfTheCallSaysWhy() {
		pagerDuty.answer("/services", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
		HttpResponse<String> page = this.browser.get("/console/download?path=/services");
		assertThat(page.statusCode()).isEqualTo(502);
		assertThat(page.body()).contains("lost the connection before the answer was complete");
	}

	@Test
	void downloadWhenTheAnswerStopsInTheMiddleThenTheDownloadFails(CapturedOutput log) {
		byte[] answer = JsonOf.megabytes(1).getBytes(StandardCharsets.UTF_8);
		pagerDuty.answer("/services", aResponse().withBody(answer).withChunkedDribbleDelay(300, 60_000));
		Browser impatient = app.impatient().browser();
		SampleOnFakePagerDuty.login(impatient);
		assertThatIllegalStateException().isThrownBy(() -> impatient.get("/console/download?path=/services"));
		assertThat(impatient.get("/console").statusCode()).isEqualTo(200);
		assertThat(log.getAll()).doesNotContain("Exception", "\tat ", "pdus+");
	}

}
