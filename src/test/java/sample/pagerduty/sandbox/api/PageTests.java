package sample.pagerduty.sandbox.api;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.sandbox.company.Resource;
import sample.pagerduty.sandbox.company.ResourceReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** PagerDuty's paging: which pages can be asked for, and what is on them. */
class PageTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "-, -, 25, 0", "1, 0, 1, 0", "100, 9900, 100, 9900", "50, 9950, 50, 9950" })
	void ofWhenParametersAreAllowedThenTaken(String limit, String offset, int expectedLimit, int expectedOffset) {
		Page page = Page.of(parameters(limit, offset));
		assertThat(page.limit()).isEqualTo(expectedLimit);
		assertThat(page.offset()).isEqualTo(expectedOffset);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", delimiter = '|',
			value = { "0    | -    | The parameter limit must be a whole number from 1 to 100.",
					"101  | -    | The parameter limit must be a whole number from 1 to 100.",
					"ten  | -    | The parameter limit must be a whole number from 1 to 100.",
					"''   | -    | The parameter limit must be a whole number from 1 to 100.",
					"-    | -1   | The parameter offset must be a whole number from 0 to 10000.",
					"-    | 10001 | The parameter offset must be a whole number from 0 to 10000.",
					"100  | 9901 | Offset and limit together must not exceed 10000.",
					"-    | 9976 | Offset and limit together must not exceed 10000." })
	void ofWhenParametersAreNotAllowedThenSaysWhy(String limit, String offset, String reason) {
		assertThatExceptionOfType(SandboxApiException.class).isThrownBy(() -> Page.of(parameters(limit, offset)))
			.satisfies((ex) -> assertThat(ex.body().toString()).contains("2001", reason));
	}

	@Test
	void ofWhenBothParametersAreWrongThenSaysBoth() {
		assertThatExceptionOfType(SandboxApiException.class).isThrownBy(() -> Page.of(parameters("0", "-1")))
			.satisfies((ex) -> assertThat(ex.body().toString()).contains("limit", "offset"));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "10, 0, 0, 10, true", "10, 20, 20, 27, false", "7, 20, 20, 27, false",
			"6, 20, 20, 26, true", "25, 27, 27, 27, false", "25, 500, 27, 27, false" })
	void pageWhenCutOutThenSaysWhetherThereIsMore(String limit, String offset, int start, int end, boolean more) {
		List<Resource> resources = resources(27);
		Map<String, ?> page = Page.of(parameters(limit, offset)).of("services", resources);
		assertThat(page).containsOnlyKeys("services", "limit", "offset", "more", "total");
		assertThat(page.get("services")).isEqualTo(resources.subList(start, end));
		assertThat(page.get("more")).isEqualTo(more);
		assertThat(page.get("total")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "true, 27", "TRUE, 27", "false, ", "1, " })
	void pageWhenTotalIsTrueThenItIsCounted(String total, Integer expected) {
		assertThat(Page.of(Map.of("total", total)).of("services", resources(27)).get("total")).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "service 1, 11", "SERVICE 2, 9", "'', 27", "none, 0" })
	void pageWhenQueryIsGivenThenCountsMatchingNames(String query, int expected) {
		assertThat(Page.of(Map.of("query", query, "total", "true")).of("services", resources(27)).get("total"))
			.isEqualTo(expected);
	}

	private static Map<String, String> parameters(String limit, String offset) {
		if (limit == null) {
			return (offset == null) ? Map.of() : Map.of("offset", offset);
		}
		return (offset == null) ? Map.of("limit", limit) : Map.of("limit", limit, "offset", offset);
	}

	private static List<Resource> resources(int count) {
		return IntStream.rangeClosed(1, count).<Resource>mapToObj(Named::new).toList();
	}

	private record Named(int number) implements Resource {

		@Override
		public String id() {
			return "P" + this.number;
		}

		@Override
		public String name() {
			return "Service " + this.number;
		}

		@Override
		public String type() {
			return "service";
		}

		@Override
		public String htmlUrl() {
			return "";
		}

		@Override
		public String self() {
			return "";
		}

		@Override
		public List<ResourceReference> teams() {
			return List.of();
		}

	}

}
