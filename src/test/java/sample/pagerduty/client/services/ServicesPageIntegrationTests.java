package sample.pagerduty.client.services;

import java.net.http.HttpResponse;
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
		pagerDuty.answer(SERVICES, okJson(page(0, 25, true)));
		String page = browser.get("/services").body();
		assertThat(page).contains("href=\"https://acme.pagerduty.com/services/PS1\"", ">Service 1<", ">Service 25<",
				">active<", ">On call<", ">2026-01-02 03:04<", "href=\"/services?offset=25\"", "1 to 25");
		assertThat(page).doesNotContain("Previous page");
		LoggedRequest request = lastRequest();
		assertThat(request.getQueryParams()).containsOnlyKeys("limit", "offset");
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
			.doesNotContain("Next page");
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
				failure("slow", okJson("{}").withFixedDelay(3000), 504, "took too long"),
				failure("slow body", okJson(page(0, 25, false)).withChunkedDribbleDelay(10, 5000), 504,
						"took too long"),
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
		pagerDuty.answer(SERVICES, answer);
		HttpResponse<String> page = browser.get("/services?query=pay");
		assertThat(page.statusCode()).isEqualTo(status);
		assertThat(page.body()).contains(words, "value=\"pay\"").doesNotContain("Exception", "??", "<p>Hello</p>");
	}

	private static LoggedRequest lastRequest() {
		return pagerDuty.server().findAll(getRequestedFor(urlPathEqualTo(SERVICES))).get(0);
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
