package sample.pagerduty.client.console;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.client.console.Endpoint.Parameter;
import sample.pagerduty.client.console.Endpoint.Place;
import sample.pagerduty.client.console.FormField.Kind;
import sample.pagerduty.client.console.FormField.Option;

import static org.assertj.core.api.Assertions.assertThat;

/** How a parameter is filled in. */
class FormFieldTests {

	private static final Parameter SORT = new Parameter(Place.QUERY, "sort_by", "", List.of("name:asc", "name:desc"));

	private static final Parameter STATUSES = new Parameter(Place.QUERY, "statuses[]", "",
			List.of("triggered", "resolved"));

	@Test
	void ofWhenThereAreValuesThenTheyAreOffered() {
		assertThat(FormField.of(SORT, "name:desc")).isEqualTo(new FormField(SORT, Kind.SELECT, "name:desc",
				List.of(new Option("name:asc", false), new Option("name:desc", true))));
		assertThat(FormField.of(STATUSES, "resolved").options()).containsExactly(new Option("triggered", false),
				new Option("resolved", true));
	}

	@Test
	void ofWhenTheValueIsAnotherOneThenItIsOfferedToo() {
		assertThat(FormField.of(SORT, "team:asc").options()).contains(new Option("team:asc", true)).hasSize(3);
		assertThat(FormField.of(STATUSES, "resolved, odd").options()).containsExactly(new Option("triggered", false),
				new Option("resolved", true), new Option("odd", true));
	}

	@ParameterizedTest
	@CsvSource({ "'', TIME, ''", "2026-01-02T03:04, TIME, 2026-01-02T03:04",
			"2026-01-02T03:04:05Z, TIME, 2026-01-02T03:04:05", "2026-01-02T03:04:05+01:00, TIME, 2026-01-02T02:04:05",
			"2026-01-02T03:04Z, TIME, 2026-01-02T03:04:00", "2026-01-01T00:30-01:30, TIME, 2026-01-01T02:00:00",
			"2026-01-02T03:04:05.678Z, TEXT, 2026-01-02T03:04:05.678Z", "2026-01-02, TEXT, 2026-01-02",
			"+999999999-01-01T00:00:00Z, TEXT, +999999999-01-01T00:00:00Z", "yesterday, TEXT, yesterday" })
	void ofWhenItIsATimeThenABrowserCanShowItOrItStaysText(String value, Kind kind, String shown) {
		Parameter since = new Parameter(Place.QUERY, "since", "");
		assertThat(FormField.of(since, value)).isEqualTo(new FormField(since, kind, shown, List.of()));
	}

	@ParameterizedTest
	@CsvSource({ "2026-01-02T03:04, 2026-01-02T03:04Z", "2026-01-02T03:04:05, 2026-01-02T03:04:05Z",
			"2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z", "2026-01-02T03:04:05+01:00, 2026-01-02T03:04:05+01:00",
			"2026-01-02, 2026-01-02", "soon, soon" })
	void inUtcThenOnlyATimeWithoutAZoneChanges(String value, String sent) {
		assertThat(FormField.inUtc(value)).isEqualTo(sent);
	}

	@Test
	void isFirstThenWhatIsInThePathOrFilledIn() {
		assertThat(FormField.of(new Parameter(Place.PATH, "id", ""), "").isFirst()).isTrue();
		assertThat(FormField.of(SORT, "name:asc").isFirst()).isTrue();
		assertThat(FormField.of(SORT, "").isFirst()).isFalse();
	}

}
