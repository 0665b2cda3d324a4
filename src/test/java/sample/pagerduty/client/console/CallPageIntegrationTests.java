package sample.pagerduty.client.console;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static sample.pagerduty.client.FakePagerDuty.error;

/** A call: its form, what is refused, what is sent, what is shown, and what can fail. */
class CallPageIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private static final String INCIDENTS = "/incidents";

	private static Browser browser;

	@BeforeAll
	static void connect() {
		browser = app.sample().browser();
		SampleOnFakePagerDuty.login(browser);
	}

	@Test
	void formThenFieldsOfTheEndpointWithHelpAndNothingIsSent() {
		HttpResponse<String> page = browser.get("/console?path=/incidents/%7Bid%7D/notes");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body())
			.contains("<h1>The notes of an incident</h1>", "value=\"/incidents/{id}/notes\"", "name=\"path.id\"",
					"The incident’s id or number.", "incidents.read",
					"<span class=\"pill\" data-tone=\"warn\">Scope missing</span>", pagerDuty.url())
			.doesNotContain("name=\"query.limit\"", "??");
		assertThat(browser.get("/console?path=/incidents").body()).contains("name=\"query.statuses[]\"",
				"Only those in these states.", "name=\"query.limit\"", "At most 100; 25 if empty.");
		assertThat(browser.get("/console?path=/users/me").body()).contains("Needs a user’s token.");
		assertThat(pagerDuty.server().getAllServeEvents()).isEmpty();
	}

	@Test
	void formWhenThePathIsNotInTheListThenFieldsForItsNames() {
		String page = browser.get("/console?path=/standards/%7Bid%7D/x/%7Bid_2%7D").body();
		assertThat(page).contains("<h1>GET /standards/{id}/x/{id_2}</h1>", "name=\"path.id\"", "name=\"path.id_2\"",
				"Scope unknown");
	}

	static Stream<Arguments> refusals() {
		return Stream.of(arguments("path=", "must start with a single /"),
				arguments("path=incidents", "must start with a single /"),
				arguments("path=https://evil.example/incidents", "must start with a single /"),
				arguments("path=//evil.example/incidents", "must start with a single /"),
				arguments("path=/incidents//x", "must start with a single /"),
				arguments("path=/", "must start with a single /"), arguments("path=/incidents/", "not end with /"),
				arguments("path=/incidents/../users", "is “.” or “..”"), arguments("path=/./users", "is “.” or “..”"),
				arguments("path=/users/..", "is “.” or “..”"),
				arguments("path=/incidents/%252e%252e/users", "no PagerDuty path has"),
				arguments("path=/incidents%252f..", "no PagerDuty path has"),
				arguments("path=/incidents%5c..%5cx", "no PagerDuty path has"),
				arguments("path=/incidents%3Flimit=1", "no PagerDuty path has"),
				arguments("path=/incidents%23x", "no PagerDuty path has"),
				arguments("path=/incidents%0d%0aX-Evil:+1", "no PagerDuty path has"),
				arguments("path=/incidents%00", "no PagerDuty path has"),
				arguments("path=/incidents%C3%A9", "no PagerDuty path has"),
				arguments("path=/incidents/x%7Bid%7D", "no PagerDuty path has"),
				arguments("path=/" + "a".repeat(500), "longer than 500 characters"));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void callWhenThePathIsInvalidThenRefusedAndNothingIsSentOrLost(String parameters, String words) {
		for (String page : List.of("/console", "/console/call", "/console/download")) {
			assertRefused(page + "?query.limit=7&more=a%3Db&" + parameters, words);
		}
	}

	static Stream<Arguments> refusedValues() {
		String path = "path=/incidents/%7Bid%7D/notes";
		return Stream.of(arguments(path, "Fill in id"), arguments(path + "&path.id=+++", "Fill in id"),
				arguments(path + "&path.id=..", "must be a single part of the path"),
				arguments(path + "&path.id=.", "must be a single part of the path"),
				arguments(path + "&path.id=../users", "must be a single part of the path"),
				arguments(path + "&path.id=a%5Cb", "must be a single part of the path"),
				arguments(path + "&path.id=a%0d%0ab", "must be a single part of the path"),
				arguments(path + "&path.id=a%E2%80%A8b", "must be a single part of the path"),
				arguments(path + "&path.id=" + "a".repeat(201), "id is too long"),
				arguments("path=/incidents&query.since=a%0d%0ab", "since has an invisible character"),
				arguments("path=/incidents&query.since=" + "a".repeat(1001), "since is too long"),
				arguments("path=/incidents&more=a%3Db%26c%3D%25zz", "The rest of the query is not valid."),
				arguments("path=/incidents&more=a%3Db%26%3Dx", "The rest of the query is not valid."),
				arguments("path=/incidents&more=a%3Db%26c%3D%250d%250a", "has an invisible character"));
	}

	@ParameterizedTest
	@MethodSource("refusedValues")
	void callWhenAValueIsInvalidThenRefusedAndNothingIsSentOrLost(String parameters, String words) {
		String all = parameters.contains("&more=") ? parameters : parameters + "&more=a%3Db";
		assertRefused("/console/call?query.limit=7&" + all, words);
	}

	private static void assertRefused(String page, String words) {
		HttpResponse<String> response = browser.get(page);
		assertThat(response.statusCode()).as(page).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
		assertThat(response.body())
			.contains(words, "Nothing was sent.", "name=\"query.limit\" value=\"7\"", "value=\"a=b")
			.doesNotContain("??", "id=\"result\"");
		assertThat(pagerDuty.server().getAllServeEvents()).isEmpty();
	}

	@Test
	void callThenOneGetWithWhatWasFilledInAndEncoded() {
		pagerDuty.server().stubFor(any(anyUrl()).willReturn(okJson("{}")));
		HttpResponse<String> page = browser.get("/console/call?path=/incidents/%7Bid%7D/alerts&path.id=P%26%3F%25%C3%A9"
				+ "&query.statuses%5B%5D=triggered,+resolved&query.since=2026-01-02T03:04:05%2B01:00&query.limit=+&query.until="
				+ "&more=include%5B%5D%3Dservices%26a%2520b%3Dc+d%26x%3D%27");
		assertThat(page.statusCode()).isEqualTo(200);
		LoggedRequest request = onlyRequest();
		assertThat(request.getMethod().getName()).isEqualTo("GET");
		assertThat(request.getUrl())
			.isEqualTo("/incidents/P%26%3F%25%C3%A9/alerts?statuses%5B%5D=triggered&statuses%5B%5D=resolved"
					+ "&since=2026-01-02T03%3A04%3A05%2B01%3A00&include%5B%5D=services&a%20b=c%20d&x=%27");
		assertThat(request.getHeader("Accept")).isEqualTo("application/vnd.pagerduty+json;version=2");
		assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + FakePagerDuty.ACCESS_TOKEN);
		assertThat(request.containsHeader("Cookie")).isFalse();
		assertThat(page.body()).contains("value=\"P&amp;?%é\"", "value=\"triggered\" checked",
				"value=\"resolved\" checked", "value=\"include[]=services&amp;a%20b=c d&amp;x=&#39;\"");
	}

	@Test
	void callThenStatusRateLimitJsonCurlAndRequestAreShown() {
		pagerDuty.answer(INCIDENTS,
				okJson("{\"incidents\":[{\"id\":\"PI1\",\"count\":1.10,\"title\":\"<b>disk</b>\"}]}")
					.withHeader("ratelimit-limit", "960")
					.withHeader("ratelimit-remaining", "957")
					.withHeader("ratelimit-reset", "42")
					.withHeader("Set-Cookie", "session=very-secret"));
		String page = browser.get("/console/call?path=/incidents&query.limit=25").body();
		String url = pagerDuty.url() + "/incidents?limit=25";
		assertThat(page).contains("<span class=\"pill\" data-tone=\"good\">200 OK</span>", " ms, 1 kB.",
				"957 of 960 calls left this minute", "resets in 42 s",
				"<code class=\"curl-key\">(TOKEN=$(curl -q --noproxy &#39;*&#39; -sS --fail-with-body -K ~/.pagerduty-key.curl '"
						+ app.sample().home()
						+ "api/token?format=curl') ||\n  { printf '%s\\n' \"$TOKEN\" &gt;&amp;2; exit 1; }",
				"| curl -q --noproxy &#39;*&#39; -sS --fail-with-body -K - '" + url + "')", "url = \"" + url + "\"",
				"GET /incidents?limit=25 HTTP/1.1\nHost: " + pagerDuty.url().substring(7),
				"Authorization: Bearer ••••••••<", "<code>200 OK</code>, with the headers",
				"<th scope=\"row\">ratelimit-remaining</th><td>957</td>",
				"/console/download?path=%2Fincidents&amp;query.limit=25");
		assertThat(AnswerBody.text(page)).contains("\"incidents\": [ {\n    \"id\": \"PI1\",\n    \"count\": 1.10,\n",
				"&lt;b&gt;disk&lt;/b&gt;");
		assertThat(page).doesNotContain("very-secret", "<b>disk", ":status", "??");
		assertThat(page.split(Pattern.quote(FakePagerDuty.ACCESS_TOKEN), -1)).as("the token in curl alone").hasSize(2);
		assertThat(page).contains("<span class=\"secret\">" + FakePagerDuty.ACCESS_TOKEN + "</span>");
	}

	@Test
	void callWhenThereAreMorePagesThenLinksToThem() {
		pagerDuty.answer(INCIDENTS,
				okJson("{\"incidents\":[{\"more\":true}],\"limit\":25,\"offset\":50,\"more\":true}"));
		String page = browser.get("/console/call?path=/incidents&query.query=a%26b&more=offset%3D50%26x%3Dy").body();
		assertThat(page).contains(
				"rel=\"next\" href=\"/console/call?path=%2Fincidents&amp;query.query=a%26b&amp;query.offset=75&amp;more=x%3Dy#result\"",
				"rel=\"prev\" href=\"/console/call?path=%2Fincidents&amp;query.query=a%26b&amp;query.offset=25&amp;more=x%3Dy#result\"");
		browser.get("/console/call?path=%2Fincidents&query.query=a%26b&query.offset=75&more=x%3Dy");
		assertThat(lastRequest().getUrl()).isEqualTo("/incidents?query=a%26b&offset=75&x=y");
	}

	@Test
	void callWhenItIsTheLastPageThenNoNextPage() {
		pagerDuty.answer(INCIDENTS,
				okJson("{\"incidents\":[{\"more\":true,\"offset\":5}],\"limit\":25,\"offset\":0,\"more\":false}"));
		assertThat(browser.get("/console/call?path=/incidents").body()).doesNotContain("Next page", "Previous page");
		pagerDuty.answer(INCIDENTS, okJson("{\"incidents\":[],\"limit\":100,\"offset\":9900,\"more\":true}"));
		assertThat(browser.get("/console/call?path=/incidents").body()).doesNotContain("Next page")
			.contains("There is more, but PagerDuty lists only the first 10,000.", "Previous page");
	}

	@Test
	void callWhenTheAnswerNamesACursorThenNextPageUsesIt() {
		pagerDuty.answer("/audit/records", okJson("{\"records\":[],\"next_cursor\":\"a+b/c=\",\"limit\":100}"));
		assertThat(browser.get("/console/call?path=/audit/records&query.cursor=old").body())
			.contains("href=\"/console/call?path=%2Faudit%2Frecords&amp;query.cursor=a%2Bb%2Fc%3D#result\"")
			.doesNotContain("Previous page");
		pagerDuty.answer("/audit/records", okJson("{\"records\":[],\"next_cursor\":null,\"limit\":100}"));
		assertThat(browser.get("/console/call?path=/audit/records").body()).doesNotContain("Next page");
	}

	static Stream<Arguments> failures() {
		return Stream.of(failure("400", error(400,
				"""
						{"error":{"message":"Invalid Input Provided","code":2001,"errors":["<b>limit is odd","since is odd"]}}"""),
				400, "did not understand the request (400)", "Invalid Input Provided", "&lt;b&gt;limit is odd",
				"since is odd"),
				failure("400 with a map",
						error(400, "{\"error\":{\"message\":\"Bad\",\"errors\":{\"limit\":[\"too big\"]}}}"), 400,
						"did not understand the request (400)", ">Bad<", ">too big<"),
				failure("400 with a string", error(400, "{\"error\":\"no user here\"}"), 400,
						"did not understand the request (400)", ">no user here<"),
				failure("401 without body", aResponse().withStatus(401), 401, "no longer accepts the access token",
						"The answer has no body.", "Connect again"),
				failure("401 as text", aResponse().withStatus(401).withBody("HTTP Token: Access denied."), 401,
						"no longer accepts the access token", "The body is not JSON", "HTTP Token: Access denied."),
				failure("403 permission", error(403, "{\"error\":{\"message\":\"Access Denied\",\"code\":2010}}"), 403,
						"does not let you see this", "Access Denied", "your PagerDuty user lacks the permission"),
				failure("404", error(404, "{\"error\":{\"message\":\"Not Found\",\"code\":2100}}"), 404,
						"found nothing there (404)", "<b>2100</b>"),
				failure("429 with reset", aResponse().withStatus(429).withHeader("ratelimit-reset", "17"), 503,
						"Try again in 17 seconds.", "429 Too Many Requests"),
				failure("429 without", aResponse().withStatus(429), 503, "Try again in a minute."),
				failure("500", aResponse().withStatus(500), 502, "PagerDuty’s REST API has a problem",
						"500 Internal Server Error"),
				failure("418", aResponse().withStatus(418), 502, "answered with an undocumented status"),
				failure("redirect", aResponse().withStatus(302).withHeader("Location", "http://evil.example/"), 502,
						"The response is not from PagerDuty’s REST API", "302 Found"),
				failure("unknown status", aResponse().withStatus(599), 502,
						"<span class=\"pill\" data-tone=\"bad\">599</span>"),
				failure("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), 502, "cannot reach"),
				failure("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), 502, "cannot reach"),
				failure("cut short", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), 502, "lost the connection"),
				failure("HTML", aResponse().withHeader("Content-Type", "text/html").withBody("<h1>Sign in</h1>"), 502,
						"The response is not from PagerDuty’s REST API", "a proxy’s error page",
						"&lt;h1&gt;Sign in&lt;/h1&gt;"));
	}

	private static Arguments failure(String name, ResponseDefinitionBuilder answer, int status, String... words) {
		return arguments(Named.of(name, answer), status, words);
	}

	@ParameterizedTest
	@MethodSource("failures")
	void callWhenPagerDutyFailsThenPageSaysWhyAndWhatToDo(ResponseDefinitionBuilder answer, int status,
			String[] words) {
		assertFails(browser, answer, status, words);
	}

	@Test
	void callWhenPagerDutyIsSlowThenPageSaysWhyAndWhatToDo() {
		Browser impatient = app.impatient().browser();
		SampleOnFakePagerDuty.login(impatient);
		assertFails(impatient, okJson("{}").withFixedDelay(60_000), 504, "took too long");
		assertFails(impatient, okJson("{\"a\":\"" + "x".repeat(1000) + "\"}").withChunkedDribbleDelay(300, 60_000), 504,
				"took too long");
	}

	private static void assertFails(Browser browser, ResponseDefinitionBuilder answer, int status, String... words) {
		pagerDuty.answer(INCIDENTS, answer);
		HttpResponse<String> page = browser.get("/console/call?path=/incidents&query.limit=7");
		assertThat(page.statusCode()).isEqualTo(status);
		assertThat(page.body()).contains(words)
			.contains("name=\"query.limit\" value=\"7\"", "The same call with curl")
			.doesNotContain("Exception", "??", "<h1>Sign in", "<b>limit");
	}

	@Test
	void formThenValuesToChooseFromAndALinkToPagerDutysReference() {
		String page = browser
			.get("/console?path=/incidents&query.urgencies%5B%5D=high&query.since=2026-01-02T03:04:05Z"
					+ "&query.sort_by=odd:asc")
			.body();
		assertThat(page).contains("type=\"checkbox\" name=\"query.urgencies[]\" value=\"high\" checked",
				"type=\"checkbox\" name=\"query.statuses[]\" value=\"acknowledged\">", "<select name=\"query.total\"",
				"<option value=\"odd:asc\" selected", "type=\"datetime-local\"", "value=\"2026-01-02T03:04:05\"",
				"href=\"https://developer.pagerduty.com/api-reference/9d0b4b12e36f9-list-incidents\" rel=\"noreferrer\"");
		assertThat(page.indexOf("query.urgencies[]")).isLessThan(page.indexOf("query.statuses[]"));
		assertThat(browser.get("/console?path=/standards").body()).contains(
				"href=\"https://developer.pagerduty.com/api-reference/e65c5833eeb07-pager-duty-api\" rel=\"noreferrer\"",
				">PagerDuty’s reference of its REST API</a>");
	}

	@Test
	void formWhenAScopeIsMissingThenALinkToConnectWithItAndComeBack() {
		assertThat(browser.get("/console?path=/oncalls&query.limit=7").body()).contains("href=\"" + app.sample().home()
				+ "connect/pagerduty?scope=oncalls.read&amp;return=/console?path%3D%252Foncalls%26query.limit%3D7\"");
		assertThat(browser.get("/console?path=/services").body()).doesNotContain("Connect with");
	}

	@Test
	void callWhenItIsAListThenATableWithLinksToTheObjects() {
		pagerDuty.answer("/services",
				okJson("""
						{"services":[{"id":"PS1","name":"<b>Shop","status":"critical","created_at":"2026-01-02T03:04:05Z"}]}"""));
		assertThat(browser.get("/console/call?path=/services").body()).contains("aria-label=\"Table of the answer\"",
				"<td>&lt;b&gt;Shop</td>", "data-tone=\"bad\">critical</span>", "<time>2026-01-02T03:04:05Z</time>",
				"href=\"call?path=%2Fservices%2F%7Bid%7D&amp;path.id=PS1#result\"");
		pagerDuty.answer("/services/PS1", okJson("{\"service\":{\"id\":\"PS1\"}}"));
		assertThat(browser.get("/console/call?path=/services/%7Bid%7D&path.id=PS1").body())
			.doesNotContain("Table of the answer");
	}

	@Test
	void callThenTheRequestIdIsShown() {
		pagerDuty.answer(INCIDENTS, okJson("{}").withHeader("X-Request-Id", "<i>abc"));
		assertThat(browser.get("/console/call?path=/incidents").body())
			.contains("Request id: <code>&lt;i&gt;abc</code>");
	}

	@ParameterizedTest
	@CsvSource({ "429, data-wait=, Connect again", "503, Try again</a>, Connect again",
			"403, Connecting again does not help, Try again</a>", "404, Check the path, Try again</a>" })
	void callWhenItFailedThenTheButtonDoesWhatHelps(int status, String shown, String hidden) {
		pagerDuty.answer(INCIDENTS, aResponse().withStatus(status).withHeader("ratelimit-reset", "17"));
		assertThat(browser.get("/console/call?path=/incidents").body()).contains(shown).doesNotContain(hidden);
	}

	@Test
	void callWhenTooManyThenTheButtonCountsDown() {
		pagerDuty.answer(INCIDENTS, aResponse().withStatus(429).withHeader("ratelimit-reset", "17"));
		assertThat(browser.get("/console/call?path=/incidents&query.limit=7").body()).contains(
				"href=\"/console/call?path=%2Fincidents&amp;query.limit=7#result\" data-wait=\"17\">Try again</a>");
	}

	@Test
	void callWhenAScopeIsMissingThenSaysWhichAndOffersALoginWithIt() {
		pagerDuty.answer(INCIDENTS, error(403, """
				{"error":{"message":"Token missing required scopes","required_scopes":"incidents.read",
				"token_scopes":"openid services.read"}}"""));
		HttpResponse<String> page = browser.get("/console/call?path=/incidents");
		assertThat(page.statusCode()).isEqualTo(403);
		assertThat(page.body())
			.contains("The token lacks a scope that this call needs (403).", "Needed: <code>incidents.read</code>",
					"The token has: <code>openid services.read</code>", "<strong>Incidents: Read Access</strong>",
					"href=\"" + app.sample().home()
							+ "connect/pagerduty?scope=incidents.read&amp;return=/console/call?path%3D%252Fincidents\"")
			.doesNotContain("Classic");
	}

	@ParameterizedTest
	@CsvSource({
			"incidents.read users.read teams.read, incidents.read%20teams.read|incidents.read+teams.read, Teams: Read Access",
			"users:contact_methods.read, users:contact_methods.read|users%3Acontact_methods.read, User contact methods: Read Access",
			"event_orchestrations.write, event_orchestrations.write, Event orchestrations: Write Access" })
	void callWhenOtherScopesAreMissingThenNamedAsAtAppRegistration(String scopes, String link, String box) {
		pagerDuty.answer(INCIDENTS, error(403, "{\"error\":{\"required_scopes\":\"" + scopes + "\"}}"));
		String page = browser.get("/console/call?path=/incidents").body();
		assertThat(page).contains("<strong>" + box + "</strong>",
				"The token has: <code>openid users.read services.read</code>");
		assertThat(page.replaceFirst("(?s).*\\?scope=([^\"&]*)&amp;return=.*", "$1"))
			.isIn((Object[]) link.split("\\|"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\\"><script>", "a\\nb \\\\ \\\"" })
	void callWhenTheScopeIsHostileThenItStaysText(String scope) {
		pagerDuty.answer("/hostile", error(403, "{\"error\":{\"required_scopes\":\"" + scope + "\"}}"));
		HttpResponse<String> page = browser.get("/console/call?path=/hostile");
		assertThat(page.statusCode()).isEqualTo(403);
		assertThat(page.body()).doesNotContain("<script>", "??");
	}

	private static LoggedRequest onlyRequest() {
		List<ServeEvent> events = pagerDuty.server().getAllServeEvents();
		assertThat(events).hasSize(1);
		return events.get(0).getRequest();
	}

	private static LoggedRequest lastRequest() {
		return pagerDuty.server().getAllServeEvents().get(0).getRequest();
	}

}
