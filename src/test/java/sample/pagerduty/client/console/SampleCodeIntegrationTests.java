package sample.pagerduty.client.console;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;
import sample.pagerduty.Browser;
import sample.pagerduty.Requirements;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;
import tools.jackson.databind.json.JsonMapper;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The code that makes the same call as the page does. */
class SampleCodeIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "python, python3, .py", "javascript, node, .mjs" })
	void sampleThenMakesTheSameCallAndPrintsTheAnswer(String id, String program, String suffix) throws Exception {
		Path interpreter = Requirements.program(program).orElse(null);
		assumeThat(interpreter).as("This test needs " + program).isNotNull();
		Browser browser = app.sample().browser();
		SampleOnFakePagerDuty.login(browser);
		Files.writeString(this.folder.resolve(".pagerduty-key.curl"),
				"header = \"Authorization: Bearer %s\"\n".formatted(Script.of(browser).key()));
		pagerDuty.answer("/incidents", okJson("{\"incidents\":[{\"title\":\"caf\u00e9 <&>\"}]}"));
		String page = browser
			.get("/console/call?path=/incidents&query.statuses%5B%5D=triggered&query.query=a%27%22%60%24%7Bx%7D%5C")
			.body();
		Path sample = Files.writeString(this.folder.resolve("sample" + suffix), code(page, id));
		pagerDuty.server().resetRequests();
		ProcessBuilder process = new ProcessBuilder(interpreter.toString(), sample.toString())
			.redirectErrorStream(true);
		process.environment().put("HOME", this.folder.toString());
		process.environment().put("PYTHONIOENCODING", "utf-8");
		String output = new String(process.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(new JsonMapper().readTree(output).at("/incidents/0/title").asString()).isEqualTo("caf\u00e9 <&>");
		pagerDuty.server()
			.verify(1,
					getRequestedFor(urlEqualTo("/incidents?statuses%5B%5D=triggered&query=a%27%22%60%24%7Bx%7D%5C"))
						.withHeader("Authorization", equalTo("Bearer " + FakePagerDuty.ACCESS_TOKEN))
						.withHeader("Accept", equalTo("application/vnd.pagerduty+json;version=2")));
	}

	private static String code(String page, String id) {
		String code = page.replaceFirst("(?s).* id=\"" + id + "\"[^>]*><code[^>]*>(.*?)</code>.*", "$1");
		return HtmlUtils.htmlUnescape(code);
	}

}
