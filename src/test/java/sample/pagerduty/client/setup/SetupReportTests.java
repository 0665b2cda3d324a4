package sample.pagerduty.client.setup;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sample.pagerduty.client.setup.Finding.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** What all checks found. */
class SetupReportTests {

	@ParameterizedTest
	@CsvSource({ "'', false, false, 0", "OK, false, false, 0", "OK WARNING, false, false, 1",
			"FAILED OK WARNING FAILED, true, false, 3", "NOT_CHECKED, false, true, 0",
			"NOT_CHECKED FAILED, true, true, 1" })
	void reportThenFailuresGapsAndWhatNeedsAttention(String results, boolean failures, boolean gaps, long attention) {
		SetupReport report = new SetupReport(Instant.EPOCH,
				Arrays.stream(results.split(" "))
					.filter((result) -> !result.isEmpty())
					.map((result) -> finding(Result.valueOf(result)))
					.toList());
		assertThat(report.hasFailures()).isEqualTo(failures);
		assertThat(report.hasGaps()).isEqualTo(gaps);
		assertThat(report.needingAttention()).isEqualTo(attention);
	}

	@ParameterizedTest
	@EnumSource(Result.class)
	void hasFailedThenOnlyTheCheckOfThatTitle(Result result) {
		SetupReport report = new SetupReport(Instant.EPOCH, List.of(finding(result)));
		assertThat(report.hasFailed("title")).isEqualTo(result == Result.FAILED);
		assertThat(report.hasFailed("Title")).isFalse();
	}

	@Test
	void findingsThenAsTheyWereMade() {
		assertThat(Finding.ok("a", "b").withValue("c")).isEqualTo(new Finding("a", Result.OK, "c", "b", null));
		assertThat(Finding.warning("a", "b").needsAttention()).isTrue();
		assertThat(Finding.failed("a", "b", "c")).isEqualTo(new Finding("a", Result.FAILED, null, "b", "c"));
		assertThat(Finding.notChecked("a", "b").needsAttention()).isFalse();
	}

	private static Finding finding(Result result) {
		return new Finding("title", result, null, "found", null);
	}

}
