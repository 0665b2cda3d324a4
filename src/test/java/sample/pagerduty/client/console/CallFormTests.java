package sample.pagerduty.client.console;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import sample.pagerduty.client.console.Endpoint.Parameter;
import sample.pagerduty.client.console.Endpoint.Place;
import sample.pagerduty.client.rest.ApiRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** From the parameters of a URL to a call and back. */
class CallFormTests {

	@Test
	void ofThenKeepsTheFieldsThatAreFilledInAndNothingElse() {
		CallForm form = CallForm.of(parameters("path=%20/users/{id}%20&path.id=P1&query.limit=5&query.offset=%20"
				+ "&path.=x&query.=y&other=z&pathid=w&more=a%3D1&as=app&_csrf=t"));
		assertThat(form)
			.isEqualTo(new CallForm("/users/{id}", Map.of("path.id", "P1", "query.limit", "5"), "a=1", true));
	}

	@ParameterizedTest
	@CsvSource({ "'', false", "as=, false", "as=APP, false", "as=user, false", "as=user&as=app, false", "as=app, true",
			"as=app&as=user, true" })
	void ofThenOnlyTheWordAppMeansTheApp(String parameters, boolean asApp) {
		assertThat(CallForm.of(parameters(parameters)).asApp()).isEqualTo(asApp);
	}

	@Test
	void requestThenPathFieldsAndMore() throws Exception {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("query.statuses[]", "a b");
		fields.put("path.id", "P 1");
		fields.put("query.limit", "5");
		assertThat(new CallForm("/users/{id}", fields, "?x=1&limit=6", false).request())
			.isEqualTo(new ApiRequest("/users/P%201", "statuses%5B%5D=a&statuses%5B%5D=b&limit=5&x=1&limit=6"));
	}

	@Test
	void ofWhenBoxesAreTickedThenAllOfThem() throws Exception {
		CallForm form = CallForm
			.of(parameters("path=/incidents&query.statuses[]=triggered&query.statuses[]=&query.statuses[]=resolved"
					+ "&query.limit=1&query.limit=2"));
		assertThat(form.fields()).containsOnly(Map.entry("query.statuses[]", "triggered, resolved"),
				Map.entry("query.limit", "1"));
		assertThat(form.request().query()).isEqualTo("statuses%5B%5D=triggered&statuses%5B%5D=resolved&limit=1");
	}

	@Test
	void requestWhenATimeHasNoZoneThenUtc() throws Exception {
		assertThat(CallForm.of(parameters("path=/incidents&query.since=2026-01-02T03:04&query.query=2026-01-02T03:04"))
			.request()
			.query()).isEqualTo("since=2026-01-02T03%3A04Z&query=2026-01-02T03%3A04");
	}

	@Test
	void formFieldsThenThoseThatAreFilledInFirst() {
		Endpoint endpoint = new Endpoint(
				"/users/{id}", "Users", "users", List.of(new Parameter(Place.PATH, "id", ""),
						new Parameter(Place.QUERY, "limit", ""), new Parameter(Place.QUERY, "offset", "")),
				false, ReferencePage.API);
		assertThat(new CallForm("/users/{id}", Map.of("query.offset", "5", "query.x", "1"), "", false)
			.formFields(Optional.of(endpoint))).extracting((field) -> field.parameter().name())
			.containsExactly("id", "offset", "x", "limit");
	}

	@Test
	void requestWhenANameOfThePathIsNotFilledInThenRefused() {
		CallForm form = new CallForm("/users/{id}", Map.of("query.id", "P1"), "", false);
		assertThatExceptionOfType(RefusedInputException.class).isThrownBy(form::request)
			.returns("id", RefusedInputException::field);
	}

	@Test
	void withThenReplacesTheValueInFieldsAndMore() {
		CallForm form = new CallForm("/users", Map.of("query.offset", "5"), "offset=6&a=1", true);
		assertThat(form.with("offset", "30"))
			.isEqualTo(new CallForm("/users", Map.of("query.offset", "30"), "a=1", true));
		assertThat(form.fields()).containsEntry("query.offset", "5");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			path=/a
			path=/users/{id}&path.id=P%201&query.a%26b=c%3Dd%25&more=%3Fx%3D%2526&as=app
			path=/a&query.q=%C3%A9%E2%80%AE%2B%20
			path=%22%3E%3Cscript%3E
			""")
	void parametersThenBringTheSameFormBack(String parameters) {
		CallForm form = CallForm.of(parameters(parameters));
		assertThat(form.parameters()).matches("[A-Za-z0-9_~.=&%-]+");
		assertThat(CallForm.of(parameters(form.parameters()))).isEqualTo(form);
	}

	@Test
	void parametersWhenTheEndpointIsKnownThenItsFieldsFirst() {
		Parameter limit = new Parameter(Place.QUERY, "limit", "How many.");
		Endpoint endpoint = new Endpoint("/users", "Users", "users", List.of(limit), false, ReferencePage.API);
		CallForm form = new CallForm("/users", Map.of("query.limit", "5", "query.x", "1"), "", false);
		assertThat(form.parameters(Optional.of(endpoint))).containsExactly(limit, new Parameter(Place.QUERY, "x", ""));
	}

	@Test
	void parametersWhenTheEndpointIsUnknownThenTheNamesOfThePath() {
		assertThat(new CallForm("/x/{id}", Map.of("path.other", "1"), "", false).parameters(Optional.empty()))
			.containsExactly(new Parameter(Place.PATH, "id", ""));
	}

	@Test
	void requestWhenTheFilledInPathIsTooLongThenRefused() {
		CallForm form = new CallForm("/{a}/{b}/{c}/{d}", Map.of("path.a", "\u00e9".repeat(200), "path.b",
				"\u00e9".repeat(200), "path.c", "\u00e9".repeat(200), "path.d", "\u00e9".repeat(200)), "", false);
		assertThatExceptionOfType(RefusedInputException.class).isThrownBy(form::request);
	}

	/** Decoded as a servlet container does. */
	private static MultiValueMap<String, String> parameters(String query) {
		return UriComponentsBuilder.newInstance()
			.query(query.replace("{", "%7B").replace("}", "%7D").replace("[]", "%5B%5D"))
			.build(true)
			.getQueryParams()
			.entrySet()
			.stream()
			.collect(LinkedMultiValueMap::new,
					(all, one) -> one.getValue()
						.forEach((value) -> all.add(decoded(one.getKey()), decoded((value != null) ? value : ""))),
					MultiValueMap::addAll);
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

}
