package sample.pagerduty.client.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SandboxLogin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** How heavy the console's answers are, with the sandbox's people and services. */
class AnswerWeightIntegrationTests {

	/** Of the HTML, before compression. */
	private static final int MAX_BYTES = 60 * 1024;

	private static RunningSample sample;

	private static Browser browser;

	@BeforeAll
	static void start() throws IOException {
		sample = RunningSample.start(Map.of());
		browser = SandboxLogin.connect(sample, SandboxLogin.ADMIN);
	}

	@AfterAll
	static void stop() throws IOException {
		sample.close();
	}

	@Test
	void callWhenItGets25ServicesThenThePageIsLight() {
		String page = browser.get("/console/call?path=/services").body();
		String answer = HtmlUtils.htmlUnescape(AnswerBody.text(page));
		JsonNode services = new JsonMapper().readTree(answer).path("services");
		assertThat(services).hasSize(25);
		assertThat(page).contains("aria-label=\"Table of the answer\"", "aria-label=\"Views of the answer\"")
			.containsOnlyOnce("\"self\": <i>" + services.path(0).path("self") + "</i>");
		assertThat(bytes(page)).as("with %d bytes of JSON", bytes(answer)).isLessThanOrEqualTo(MAX_BYTES);
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

}
