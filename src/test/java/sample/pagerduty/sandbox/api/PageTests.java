package sample.pagerduty.sandbox.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** PagerDuty's paging: which pages can be asked for, and what is on them. */
class PageTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "-, -, 25, 0", "1, 0, 1, 0", "100, 9900, 100, 9900", "50, 9950, 50, 9950",
			"101, -, 100, 0", "5000, 9900, 100, 9900", "99999999999999999999, 7, 100, 7", "010, 010, 10, 10" })
	void ofWhenParametersAreAllowedThenTaken(String limit, String offset, int expectedLimit, int expectedOffset) {
		Page page = page(parameters(limit, offset));
		assertThat(page.limit()).isEqualTo(expectedLimit);
		assertThat(page.offset()).isEqualTo(expectedOffset);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", delimiter = '|',
			value = { "0    | -    | 2001 | The parameter limit must be a whole number and at least 1.",
					"ten  | -    | 2001 | The parameter limit must be a whole number and at least 1.",
					"''   | -    | 2001 | The parameter limit must be a whole number and at least 1.",
					"1e2  | -    | 2001 | The parameter limit must be a whole number and at least 1.",
					"-    | -1   | 2001 | The parameter offset must be a whole number and at least 0.",
					"-    | 10001 | 2002 | The sum of offset and limit must be at most 10000",
					"100  | 9901 | 2002 | The sum of offset and limit must be at most 10000",
					"-    | 9976 | 2002 | The sum of offset and limit must be at most 10000",
					"1    | 99999999999999999999 | 2002 | The sum of offset and limit must be at most 10000" })
	void ofWhenParametersAreNotAllowedThenSaysWhy(String limit, String offset, String code, String reason) {
		assertThatExceptionOfType(SandboxApiException.class).isThrownBy(() -> page(parameters(limit, offset)))
			.satisfies((ex) -> assertThat(ex.body().toString()).contains(code, reason));
	}

	@Test
	void ofWhenBothParametersAreWrongThenSaysBoth() {
		assertThatExceptionOfType(SandboxApiException.class).isThrownBy(() -> page(parameters("0", "-1")))
			.satisfies((ex) -> assertThat(ex.body().toString()).contains("limit", "offset"));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "10, 0, 0, 10, true", "10, 20, 20, 27, false", "7, 20, 20, 27, false",
			"6, 20, 20, 26, true", "25, 27, 27, 27, false", "25, 500, 27, 27, false" })
	void pageWhenCutOutThenSaysWhetherThereIsMore(String limit, String offset, int start, int end, boolean more) {
		List<Integer> resources = resources(27);
		Page page = page(parameters(limit, offset));
		assertThat(page.of(resources)).isEqualTo(resources.subList(start, end));
		Map<String, ?> json = page.wrap("services", page.of(resources), 27);
		assertThat(json).containsOnlyKeys("services", "limit", "offset", "more", "total");
		assertThat(json.get("more")).isEqualTo(more);
		assertThat(json.get("total")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "true, 27", "TRUE, 27", "false, ", "1, " })
	void pageWhenTotalIsTrueThenItIsCounted(String total, Integer expected) {
		Page page = page(MultiValueMap.fromSingleValue(Map.of("total", total)));
		assertThat(page.wrap("services", List.of(), 27).get("total")).isEqualTo(expected);
	}

	@Test
	void ofWhenLimitIsRepeatedThenTheLastCounts() {
		MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
		parameters.addAll("limit", List.of("3", "4"));
		assertThat(page(parameters).limit()).isEqualTo(4);
	}

	private static Page page(MultiValueMap<String, String> parameters) {
		return Page.of(new CallParameters(parameters, Page.PARAMETERS, Set.of()));
	}

	private static MultiValueMap<String, String> parameters(String limit, String offset) {
		MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
		if (limit != null) {
			parameters.add("limit", limit);
		}
		if (offset != null) {
			parameters.add("offset", offset);
		}
		return parameters;
	}

	private static List<Integer> resources(int count) {
		return IntStream.rangeClosed(1, count).boxed().toList();
	}

}
