package sample.pagerduty.client.services;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static sample.pagerduty.client.FakePagerDuty.SERVICES;
import static sample.pagerduty.client.FakePagerDuty.error;

/** The table of services: pages, filter, empty results, and failures. */
class ServicesPageIntegrationTests {

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private static final FakePagerDuty pagerDuty = app.pagerDuty();

	private static Browser browser;

	@BeforeAll
	static void connect() {
		browser = app.sample().browser();
		SampleOnFakePagerDuty.login(browser);
	}

	@Test
	void servicesThenTableWithLinksAndWayToTheNextPage() {
		pagerDuty.answer(SERVICES, okJson(page(0, 25, true).replace("\"total\":null", "\"total\":137")));
		String page = browser.get("/services").body();
		assertThat(page).contains("href=\"https://acme.pagerduty.com/services/PS1\"", ">Service 1<", ">Service 25<",
				"<span class=\"pill\" data-tone=\"good\">Active</span>", ">On call<", ">2026-01-02 03:04 UTC<",
				"href=\"/services?offset=25\"", "1 to 25", " of <strong>137</strong>", "aria-sort=\"ascending\"");
		assertThat(page).doesNotContain("Previous page");
		LoggedRequest request = lastRequest();
		assertThat(request.getQueryParams()).containsOnlyKeys("limit", "offset", "sort_by", "total");
		assertThat(request.queryParameter("sort_by").firstValue()).isEqualTo("name:asc");
		assertThat(request.queryParameter("total").firstValue()).isEqualTo("true");
		assertThat(request.queryParameter("limit").firstValue()).isEqualTo("25");
		assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + FakePagerDuty.ACCESS_TOKEN);
	}

	@Test
	void servicesWithOffsetAndQueryThenBothArePassedOnAndKept() {
		pagerDuty.answer(SERVICES, okJson(page(50, 5, false)));
		String page = browser.get("/services?offset=50&query=a%26b+%3C%7Bx%7D").body();
		assertThat(lastRequest().queryParameter("offset").firstValue()).isEqualTo("50");
		assertThat(lastRequest().queryParameter("query").firstValue()).isEqualTo("a&b <{x}");
		assertThat(page)
			.contains("value=\"a&amp;b &lt;{x}\"", "href=\"/services?offset=25&amp;query=a%26b%20%3C%7Bx%7D\"",
					"51 to 55")
			.doesNotContain("Next page", " of <strong>");
	}

	@Test
	void servicesFromZToAThenPagerDutySortsAndTheLinksKeepIt() {
		pagerDuty.answer(SERVICES, okJson(page(25, 25, true)));
		String page = browser.get("/services?sort=desc&offset=25&query=pay").body();
		assertThat(lastRequest().queryParameter("sort_by").firstValue()).isEqualTo("name:desc");
		assertThat(page).contains("aria-sort=\"descending\"", "href=\"/services?query=pay\">Service",
				"href=\"/services?query=pay&amp;sort=desc\"",
				"href=\"/services?offset=50&amp;query=pay&amp;sort=desc\"", "value=\"desc\" selected");
		assertThat(page.split("aria-sort=")).as("one column sorts").hasSize(2);
	}

	@Test
	void servicesByStatusThenTheMostUrgentComeFirstAndNamesStayInOrder() {
		pagerDuty.answer(SERVICES, okJson(statuses("odd", "active", "critical", "disabled", "warning", "critical")));
		String page = browser.get("/services?sort=status").body();
		assertThat(lastRequest().queryParameter("sort_by").firstValue()).isEqualTo("name:asc");
		assertThat(labels(page)).containsExactly("Critical", "Critical", "Warning", "Active", "Disabled", "odd");
		assertThat(page.indexOf(">A3<")).isPositive().isLessThan(page.indexOf(">A6<"));
		assertThat(page).contains(
				"<th scope=\"col\" aria-sort=\"ascending\"><a href=\"/services?sort=status-desc\">Status",
				"<th scope=\"col\"><a href=\"/services\">Service", "value=\"status\" selected");
		page = browser.get("/services?sort=status-desc").body();
		assertThat(labels(page)).containsExactly("odd", "Disabled", "Active", "Warning", "Critical", "Critical");
		assertThat(page.indexOf(">A3<")).isPositive().isLessThan(page.indexOf(">A6<"));
		assertThat(page).contains("aria-sort=\"descending\"><a href=\"/services?sort=status\">Status");
	}

	private static List<String> labels(String page) {
		return Pattern.compile("<span class=\"pill\" data-tone=\"\\w+\">([^<]+)</span></td>")
			.matcher(page)
			.results()
			.map((label) -> label.group(1))
			.toList();
	}

	@Test
	void servicesThenEachStatusHasItsTone() {
		pagerDuty.answer(SERVICES, okJson(statuses("critical", "warning", "maintenance", "active", "disabled", "odd")));
		assertThat(browser.get("/services").body()).contains("data-tone=\"bad\">Critical<",
				"data-tone=\"warn\">Warning<", "data-tone=\"info\">Maintenance<", "data-tone=\"good\">Active<",
				"data-tone=\"quiet\">Disabled<", "data-tone=\"quiet\">odd<");
	}

	@Test
	void servicesOfOneStatusThenAllPagesAreLookedThrough() {
		for (int offset : new int[] { 0, 100, 200 }) {
			String status = (offset == 100) ? "active" : "critical";
			pagerDuty.server()
				.stubFor(get(urlPathEqualTo(SERVICES)).atPriority(1)
					.withQueryParam("offset", equalTo(String.valueOf(offset)))
					.willReturn(okJson(page(offset, (offset == 200) ? 20 : 15, offset < 200).replace("\"active\"",
							"\"" + status + "\""))));
		}
		String page = browser.get("/services?status=critical&query=ser").body();
		assertThat(page)
			.contains("1 to 25", " of <strong>35</strong>", ">Service 1<", ">Service 210<",
					"value=\"critical\" selected", "href=\"/services?offset=25&amp;query=ser&amp;status=critical\"")
			.doesNotContain(">Service 101<", ">Service 211<");
		assertThat(requests()).extracting((request) -> request.queryParameter("limit").firstValue())
			.containsExactly("100", "100", "100");
		assertThat(browser.get("/services?status=critical&query=ser&offset=25").body())
			.contains("26 to 35", ">Service 220<", "rel=\"prev\" href=\"/services?query=ser&amp;status=critical\"")
			.doesNotContain("Next page");
		assertThat(browser.get("/services?status=disabled").body()).contains("No disabled service", "Show all");
	}

	@Test
	void servicesOfOneStatusWhenThereAreThousandsThenOnlyTheFirstThousand() {
		pagerDuty.answer(SERVICES, okJson(page(0, 100, true)));
		assertThat(browser.get("/services?status=critical").body()).contains("No critical service",
				"Only the first 1000 services by name are considered");
		assertThat(requests()).hasSize(10);
	}

	@ParameterizedTest
	@ValueSource(strings = { "status=x", "status=ACTIVE", "sort=name", "sort=DESC" })
	void servicesWhenTheFilterIsUnknownThenRefused(String filter) {
		HttpResponse<String> page = browser.get("/services?query=pay&" + filter);
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("There is no such status or order", "value=\"pay\"");
		assertThat(pagerDuty.server().getAllServeEvents()).isEmpty();
	}

	@Test
	void servicesWhenThereAreNoneThenSaysWhy() {
		assertThat(browser.get("/services").body()).contains("You cannot see any service").doesNotContain("<table");
		assertThat(browser.get("/services?query=zzz").body()).contains("No service has a name that contains",
				"Show all");
		assertThat(browser.get("/services?offset=75").body()).contains("There are no more services");
	}

	@Test
	void servicesWhenFieldsAreMissingOrHostileThenTableIsStillThere() {
		pagerDuty.answer(SERVICES,
				okJson("""
						{"services":[{"id":"PS1"},{"id":"PS2","name":"<i>x</i>","html_url":"javascript:alert(1)",
						"escalation_policy":{"id":"PE1","html_url":"data:text/html,x"},"new_field":{"a":[1]}}],"more":false}"""));
		String page = browser.get("/services").body();
		assertThat(page).contains(">PS1<", "&lt;i&gt;x&lt;/i&gt;", ">PE1<", ">never<")
			.doesNotContain("javascript:", "data:text", "<i>x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "x", "10000", "99999999999", "1.5" })
	void servicesWhenOffsetIsInvalidThenRefusedAndFilterIsKept(String offset) {
		HttpResponse<String> page = browser.get("/services?query=pay&offset=" + offset);
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(page.body()).contains("There is no such page of services", "value=\"pay\"");
		assertThat(pagerDuty.server().getAllServeEvents()).isEmpty();
	}

	static Stream<Arguments> failures() {
		return Stream.of(
				failure("400",
						error(400, "{\"error\":{\"message\":\"Invalid Input Provided\",\"code\":2001,\"errors\":[]}}"),
						400, "PagerDuty did not understand the request"),
				failure("400 with a string", error(400, "{\"error\":\"no\"}"), 400,
						"PagerDuty did not understand the request"),
				failure("401 without body", aResponse().withStatus(401), 401, "no longer accepts the access token"),
				failure("403 scope", error(403, """
						{"error":{"message":"Token missing required scopes","required_scopes":"services.read",
						"token_scopes":"openid"}}"""), 403,
						"Needed: services.read. The token has: openid users.read services.read."),
				failure("403 permission", error(403, "{\"error\":{\"message\":\"Access Denied\",\"code\":2010}}"), 403,
						"your PagerDuty user lacks the permission"),
				failure("404", error(404, "{\"error\":{\"message\":\"Not Found\",\"code\":2100}}"), 404,
						"PagerDuty found nothing there (404)"),
				failure("429 with reset", aResponse().withStatus(429).withHeader("ratelimit-reset", "17"), 503,
						"Try again in 17 seconds."),
				failure("429 without", aResponse().withStatus(429), 503, "Try again in a minute."),
				failure("500", aResponse().withStatus(500), 502, "PagerDuty’s REST API has a problem"),
				failure("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), 502, "cannot reach"),
				failure("HTML", aResponse().withHeader("Content-Type", "text/html").withBody("<p>Hello</p>"), 502,
						"The response is not from PagerDuty’s REST API"),
				failure("no services", okJson("{}"), 502, "The response is not from PagerDuty’s REST API"),
				failure("cut short", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), 502,
						"lost the connection"));
	}

	private static Arguments failure(String name, ResponseDefinitionBuilder answer, int status, String words) {
		return arguments(Named.of(name, answer), status, words);
	}

	@ParameterizedTest
	@MethodSource("failures")
	void servicesWhenPagerDutyFailsThenPageSaysWhyAndWhatToDo(ResponseDefinitionBuilder answer, int status,
			String words) {
		assertFails(browser, answer, status, words);
	}

	@Test
	void servicesWhenPagerDutyIsSlowThenPageSaysWhyAndWhatToDo() {
		Browser impatient = app.impatient().browser();
		SampleOnFakePagerDuty.login(impatient);
		assertFails(impatient, okJson("{}").withFixedDelay(60_000), 504, "took too long");
		assertFails(impatient, okJson(page(0, 25, false)).withChunkedDribbleDelay(300, 60_000), 504, "took too long");
	}

	private static void assertFails(Browser browser, ResponseDefinitionBuilder answer, int status, String words) {
		pagerDuty.answer(SERVICES, answer);
		HttpResponse<String> page = browser.get("/services?query=pay");
		assertThat(page.statusCode()).isEqualTo(status);
		assertThat(page.body()).contains(words, "value=\"pay\"").doesNotContain("Exception", "??", "<p>Hello</p>");
	}

	static Stream<Arguments> waysOn() {
		String here = "return=/services?query%3Dpay";
		return Stream.of(
				way(aResponse().withStatus(429).withHeader("ratelimit-reset", "17"),
						"href=\"/services?query=pay\" data-wait=\"17\">Try again</a>"),
				way(aResponse().withStatus(429), "data-wait=\"60\">Try again</a>"),
				way(aResponse().withStatus(500), "href=\"/services?query=pay\">Try again</a>"),
				way(error(403, """
						{"error":{"required_scopes":"services.read","token_scopes":"openid"}}"""),
						"connect/pagerduty?scope=services.read&amp;" + here + "\">Connect with services.read</a>"),
				way(error(403, """
						{"error":{"required_scopes":"write \u003cb\u003e","token_scopes":"openid"}}"""),
						"connect/pagerduty?" + here + "\">Connect again</a>"),
				way(error(403, "{\"error\":{\"message\":\"Access Denied\",\"code\":2010}}"),
						"connect/pagerduty?prompt=login&amp;" + here + "\">Connect as another user</a>"),
				way(aResponse().withStatus(401),
						"value=\"/services?query=pay\"><button type=\"submit\">Refresh now</button>"));
	}

	private static Arguments way(ResponseDefinitionBuilder answer, String button) {
		return arguments(Named.of(button, answer), button);
	}

	@ParameterizedTest
	@MethodSource("waysOn")
	void servicesWhenPagerDutyFailsThenTheButtonDoesWhatHelps(ResponseDefinitionBuilder answer, String button) {
		pagerDuty.answer(SERVICES, answer);
		String page = browser.get("/services?query=pay").body();
		assertThat(page).contains(button);
		assertThat(page.contains("Connect again")).isEqualTo(
				!button.contains("Try again") && !button.contains("Connect with") && !button.contains("another user"));
	}

	@Test
	void refreshFromTheServicesThenBackThereWithNewTokens() {
		Browser visitor = app.sample().browser();
		SampleOnFakePagerDuty.login(visitor);
		HttpResponse<String> home = visitor.get("/");
		assertThat(Browser.location(visitor.submit(home, "/refresh", Map.of("return", "/services?query=%7Bx%7D"))))
			.isEqualTo("/services?query=%7Bx%7D");
		assertThat(visitor.get("/services?query=%7Bx%7D").body()).contains("PagerDuty issued new tokens.");
		for (String elsewhere : List.of("//evil.example", "https://evil.example/", "/\\evil.example", "services")) {
			assertThat(Browser.location(visitor.submit(home, "/refresh", Map.of("return", elsewhere)))).isEqualTo("/");
		}
	}

	@Test
	void servicesWhenTheConnectionHasEndedThenConnectAgainLeadsBack() {
		Browser visitor = app.sample().browser();
		SampleOnFakePagerDuty.login(visitor);
		pagerDuty.answerRefresh(error(400, "{\"error\":\"invalid_grant\"}"));
		visitor.submit(visitor.get("/"), "/refresh", Map.of());
		HttpResponse<String> page = visitor.get("/services?status=critical");
		assertThat(page.statusCode()).isEqualTo(502);
		assertThat(page.body())
			.contains("connect/pagerduty?return=/services?status%3Dcritical\">Connect again</a>",
					"value=\"critical\" selected")
			.doesNotContain("Try again");
		SampleOnFakePagerDuty.login(browser);
	}

	private static LoggedRequest lastRequest() {
		return requests().get(0);
	}

	private static List<LoggedRequest> requests() {
		return pagerDuty.server().findAll(getRequestedFor(urlPathEqualTo(SERVICES)));
	}

	private static String statuses(String... statuses) {
		return IntStream.rangeClosed(1, statuses.length)
			.mapToObj((number) -> "{\"id\":\"PS%1$d\",\"name\":\"A%1$d\",\"status\":\"%2$s\"}".formatted(number,
					statuses[number - 1]))
			.collect(Collectors.joining(",", "{\"services\":[", "]}"));
	}

	private static String page(int offset, int count, boolean more) {
		String services = IntStream.rangeClosed(offset + 1, offset + count)
			.mapToObj(
					(number) -> """
							{"id":"PS%1$d","name":"Service %1$d","status":"active",
							"html_url":"https://acme.pagerduty.com/services/PS%1$d","last_incident_timestamp":"2026-01-02T03:04:05Z",
							"escalation_policy":{"id":"PE1","summary":"On call","html_url":"https://acme.pagerduty.com/policies/PE1"}}"""
						.formatted(number))
			.collect(Collectors.joining(","));
		return "{\"services\":[%s],\"limit\":25,\"offset\":%d,\"more\":%s,\"total\":null}".formatted(services, offset,
				more);
	}

}
