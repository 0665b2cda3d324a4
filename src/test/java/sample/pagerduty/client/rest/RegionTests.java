package sample.pagerduty.client.rest;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which host a bearer token is sent to. */
class RegionTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://api.eu.pagerduty.com", "https://api.eu.pagerduty.com/", "api.eu.pagerduty.com" })
	void ofWhenAudienceHoldsTheEuropeanHostThenEu(String audience) {
		assertThat(Region.of(List.of("client-id", audience)).apiUrl()).hasToString("https://api.eu.pagerduty.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.pagerduty.com", "https://api.eu.pagerduty.com.evil.example",
			"https://evil.example/api.eu.pagerduty.com", "api.eu.pagerduty.com.evil.example", "%%%", "" })
	void ofWhenAudienceHoldsAnythingElseThenUs(String audience) {
		assertThat(Region.of(List.of(audience)).apiUrl()).hasToString("https://api.pagerduty.com");
	}

	@Test
	void ofWhenThereIsNoAudienceThenUs() {
		assertThat(Region.of(null)).isEqualTo(Region.US);
	}

}
