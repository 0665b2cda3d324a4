package sample.pagerduty.sandbox.company;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** IDs look like PagerDuty's and never repeat. */
class AccountIdTests {

	@ParameterizedTest
	@EnumSource
	void idWhenCreatedThenLooksLikePagerDutys(AccountId kind) {
		assertThat(kind.of(0, 0)).matches("P[0-9A-Z]{6}").isEqualTo(kind.of(0, 0));
	}

	@Test
	void idsWhenCreatedForAllAccountsThenAreDifferent() {
		Set<String> ids = new HashSet<>();
		for (AccountId kind : AccountId.values()) {
			for (int series = 0; series < 3; series++) {
				for (int index = 0; index < 1_000; index++) {
					ids.add(kind.of(series, index));
				}
			}
		}
		assertThat(ids).hasSize(AccountId.values().length * 3 * 1_000);
	}

}
