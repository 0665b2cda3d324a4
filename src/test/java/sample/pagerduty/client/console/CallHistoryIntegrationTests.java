package sample.pagerduty.client.console;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import org.springframework.jdbc.core.simple.JdbcClient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

/** The last calls of a browser. */
class CallHistoryIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private static final Pattern CALL = Pattern.compile("#result\"><code>GET ([^<]*)</code>");

	private final Browser browser = app.sample().browser();

	@BeforeEach
	void connect() {
		SampleOnFakePagerDuty.login(this.browser);
		pagerDuty.server().stubFor(any(anyUrl()).willReturn(okJson("{\"note\":\"of-the-answer\"}")));
	}

	@Test
	void listWhenNothingWasCalledThenNoHistory() {
		assertThat(this.browser.get("/console").body()).doesNotContain("Recent calls");
	}

	@Test
	void listThenTheCallsNewestFirstWithStatusAndALinkToRunThemAgain() {
		call("path=/services&query.limit=2&more=a%3Db");
		pagerDuty.answer("/incidents/P1", aResponse().withStatus(404));
		call("path=/incidents/%7Bid%7D&path.id=P1");
		String page = this.browser.get("/console").body();
		assertThat(calls(page)).containsExactly("/incidents/P1", "/services?limit=2&amp;a=b");
		assertThat(page).contains("Recent calls", "data-tone=\"good\">200 OK<", "data-tone=\"warn\">404 Not Found<",
				"href=\"/console/call?path=%2Fservices&amp;query.limit=2&amp;more=a%3Db#result\"", "<time data-local")
			.doesNotContain("of-the-answer");
	}

	@Test
	void listWhenThereWasNoAnswerThenSaysSo() {
		pagerDuty.answer("/services", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
		call("path=/services");
		assertThat(this.browser.get("/console").body()).contains("data-tone=\"bad\">No answer<");
	}

	@Test
	void listWhenManyWereCalledThenTheLast20AndRepeatedOnesOnce() {
		for (int i = 0; i < 25; i++) {
			call("path=/services/S" + i);
			call("path=/services/S" + i);
		}
		assertThat(calls(this.browser.get("/console").body())).hasSize(20)
			.startsWith("/services/S24", "/services/S23")
			.endsWith("/services/S5");
	}

	@Test
	void listWhenNothingWasSentOrTheCallIsVeryLongThenNotInIt() {
		call("path=/services/..");
		this.browser.get("/console?path=/services");
		call("path=/services&query.query=" + "x".repeat(990));
		assertThat(this.browser.get("/console").body()).doesNotContain("Recent calls");
	}

	@Test
	void clearThenEmpty() {
		call("path=/services");
		HttpResponse<String> page = this.browser.get("/console");
		HttpResponse<String> cleared = this.browser.submit(page, "/console/recent/clear", Map.of());
		assertThat(Browser.location(cleared)).isEqualTo("/console");
		assertThat(this.browser.get("/console").body()).doesNotContain("Recent calls");
	}

	@Test
	void listWhenAnotherBrowserThenItsOwn() {
		call("path=/services");
		Browser other = app.sample().browser();
		SampleOnFakePagerDuty.login(other);
		assertThat(other.get("/console").body()).doesNotContain("Recent calls");
	}

	@Test
	void historyThenSealedInTheStore() {
		call("path=/services&query.query=very-private");
		JdbcClient store = app.sample().context().getBean(JdbcClient.class);
		assertThat(store.sql("select attribute_bytes from spring_session_attributes").query(byte[].class).list())
			.isNotEmpty()
			.noneMatch((bytes) -> new String(bytes, StandardCharsets.ISO_8859_1).contains("very-private"));
	}

	private void call(String query) {
		this.browser.get("/console/call?" + query);
	}

	private static List<String> calls(String page) {
		return CALL.matcher(page).results().map((call) -> call.group(1)).toList();
	}

}
