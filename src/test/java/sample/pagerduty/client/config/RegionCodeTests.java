package sample.pagerduty.client.config;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The codes of the regions. */
class RegionCodeTests {

	@ParameterizedTest
	@EnumSource(Region.class)
	void findThenByItsOwnCode(Region region) {
		assertThat(Region.find(region.code())).hasValue(region);
	}

	@ParameterizedTest
	@CsvSource({ "us, US", "eu, EU", "US, ", "Eu, ", "'', ", "' us', ", "uk, ", "the European Union, " })
	void findThenInLowerCaseAlone(String code, Region region) {
		assertThat(Region.find(code).orElse(null)).isEqualTo(region);
	}

}
