package sample.pagerduty.client.console;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SandboxLogin;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of endpoints, and what the token can do with them. */
class EndpointListIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private final Browser browser = app.sample().browser();

	@BeforeEach
	void connect() {
		SampleOnFakePagerDuty.login(this.browser);
	}

	@Test
	void listThenEachPathWithItsContentScopeAndVerdict() {
		HttpResponse<String> page = this.browser.get("/console");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("href=\"/console?path=%2Fincidents%2F%7Bid%7D%2Fnotes\"",
				"The notes of an incident", "aria-current=\"page\">Console<");
		assertThat(verdict(page, "/services/{id}")).isEqualTo("Allowed services.read");
		assertThat(verdict(page, "/incidents/{id}/notes"))
			.isEqualTo("Scope missing incidents.read Connect with incidents.read");
		assertThat(verdict(page, "/users/{id}/contact_methods"))
			.isEqualTo("Scope missing users:contact_methods.read Connect with users:contact_methods.read");
		assertThat(verdict(page, "/users/me")).isEqualTo("No scope needed");
		assertThat(page.body()).doesNotContain("pdus+", "??");
		assertThat(pagerDuty.server().getAllServeEvents())
			.noneMatch((call) -> call.getRequest().getUrl().startsWith("/incidents"));
	}

	@ParameterizedTest
	@CsvSource({ "notes, /incidents/{id}/notes, /oncalls", "NOTES, /incidents/{id}/notes, /oncalls",
			"audit_records.read, /audit/records, /oncalls", "on+call, /oncalls, /incidents",
			"licenses, /licenses, /oncalls" })
	void filterThenOnlyWhatHasItInPathContentOrScope(String filter, String shown, String hidden) {
		String page = this.browser.get("/console?filter=" + filter).body();
		assertThat(page).contains("<code>" + shown + "</code></a>").doesNotContain("<code>" + hidden + "</code></a>");
		assertThat(page).contains("value=\"" + filter.replace('+', ' ') + "\"");
	}

	@Test
	void onlyWhenAskedForThenNothingThatTheTokenCannotCall() {
		String page = this.browser.get("/console?only=allowed").body();
		assertThat(page)
			.contains("<code>/services</code></a>", "<code>/users/me</code></a>", "value=\"allowed\" checked")
			.doesNotContain("<code>/incidents</code></a>", "Scope missing");
		assertThat(this.browser.get("/console").body()).contains("<code>/incidents</code></a>")
			.doesNotContain("value=\"allowed\" checked");
		assertThat(this.browser.get("/console?only=allowed&filter=incidents.read").body())
			.contains("Your token can call no endpoint", "Show all")
			.doesNotContain("<table");
	}

	@Test
	void listWhenAScopeIsMissingThenALinkToConnectWithItAndComeBack() {
		assertThat(this.browser.get("/console").body()).contains("data-tone=\"warn\">Scope missing<",
				"data-tone=\"good\">Allowed<", "href=\"" + app.sample().home()
						+ "connect/pagerduty?scope=oncalls.read&amp;return=/console?path%3D%252Foncalls\"");
	}

	@Test
	void filterWhenNothingMatchesThenSaysSoAndHowToGoOn() {
		String page = this.browser.get("/console?filter=%3Cb%3Ezzz").body();
		assertThat(page).contains("No endpoint matches", "&lt;b&gt;zzz", "Show all", "Any other path")
			.doesNotContain("<table", "<b>");
	}

	@ParameterizedTest
	@CsvSource({ "read, openid read, Allowed read", "read, openid write, Allowed read",
			"read, openid, Scope missing read Connect with read" })
	void listWhenTheAppIsClassicThenReadIsForEverything(String asked, String granted, String verdict)
			throws IOException {
		Map<String, String> classic = pagerDuty.configuration("PD_SCOPES", asked);
		pagerDuty.answerWithScopes(granted);
		try (RunningSample sample = RunningSample.start(classic)) {
			Browser connected = sample.browser();
			SampleOnFakePagerDuty.login(connected);
			HttpResponse<String> page = connected.get("/console");
			assertThat(verdict(page, "/incidents/{id}/notes")).isEqualTo(verdict);
			assertThat(verdict(page, "/audit/records")).isEqualTo(verdict);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/console", "/console?path=/incidents", "/console/call?path=/incidents",
			"/console/download?path=/incidents" })
	void pageWhenNotConnectedThenToTheHomePage(String path) {
		HttpResponse<String> response = app.sample().browser().get(path);
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(Browser.location(response)).isEqualTo("/?disconnected=session");
	}

	@Test
	void pageWhenPostedToThenDoesNotExist() {
		HttpResponse<String> home = this.browser.get("/");
		assertThat(this.browser.submit(home, "/console/call", Map.of("path", "/services")).statusCode()).isEqualTo(404);
		assertThat(this.browser.submit(home, "/console", Map.of()).statusCode()).isEqualTo(404);
	}

	@Test
	void pagesWhenTheSandboxsAppLacksAScopeThenNoLinkToConnectWithIt() throws IOException {
		try (RunningSample sample = RunningSample.start(Map.of())) {
			Browser sandboxed = SandboxLogin.connect(sample, SandboxLogin.ADMIN);
			HttpResponse<String> list = sandboxed.get("/console");
			assertThat(verdict(list, "/incidents"))
				.isEqualTo("Scope missing incidents.read Connect with incidents.read");
			assertThat(verdict(list, "/audit/records")).isEqualTo("Scope missing audit_records.read");
			assertThat(sandboxed.get("/console?path=/incidents").body()).contains("scope=incidents.read");
			assertThat(sandboxed.get("/console?path=/audit/records").body()).contains("audit_records.read")
				.doesNotContain("scope=audit_records.read");
			assertThat(sandboxed.get("/console/call?path=/incidents").body()).contains("scope=incidents.read");
			assertThat(sandboxed.get("/console/call?path=/audit/records").body()).contains("lacks a scope")
				.doesNotContain("scope=audit_records.read");
		}
	}

	/** The verdict and the scope of a row, as text. */
	private static String verdict(HttpResponse<String> page, String path) {
		return Pattern.compile("<code>" + Pattern.quote(path) + "</code></a></th>.*?</td>(.*?)</tr>", Pattern.DOTALL)
			.matcher(page.body())
			.results()
			.map((row) -> row.group(1).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip())
			.findFirst()
			.orElseThrow();
	}

}
