package sample.pagerduty.client.config;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which host a bearer token is sent to. */
class ApiEndpointsTests {

	private static final ApiEndpoints PAGERDUTY = ApiEndpoints.of(URI.create("https://app.pagerduty.com/oauth"), null);

	private static final ApiEndpoints STAND_IN = ApiEndpoints.of(URI.create("http://localhost:5001/oauth"), null);

	@ParameterizedTest
	@ValueSource(strings = { "https://api.eu.pagerduty.com", "https://api.eu.pagerduty.com/", "api.eu.pagerduty.com" })
	void regionWhenAudienceHoldsTheEuropeanHostThenEu(String audience) {
		Region region = PAGERDUTY.region(List.of("client-id", audience));
		assertThat(region).isEqualTo(Region.EU);
		assertThat(PAGERDUTY.urlFor(region)).hasToString("https://api.eu.pagerduty.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.pagerduty.com", "https://api.eu.pagerduty.com.evil.example",
			"https://evil.example/api.eu.pagerduty.com", "api.eu.pagerduty.com.evil.example", "%%%", "" })
	void regionWhenAudienceHoldsAnythingElseThenUs(String audience) {
		Region region = PAGERDUTY.region(List.of(audience));
		assertThat(region).isEqualTo(Region.US);
		assertThat(PAGERDUTY.urlFor(region)).hasToString("https://api.pagerduty.com");
	}

	@Test
	void regionWhenThereIsNoAudienceThenUs() {
		assertThat(PAGERDUTY.region(null)).isEqualTo(Region.US);
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:5001/eu, EU", "http://localhost:5001, US", "localhost, US",
			"http://localhost:5002/eu, US", "https://api.eu.pagerduty.com, US" })
	void regionOfAnotherServerThenOnlyOnItsOwnOrigin(String audience, Region region) {
		assertThat(STAND_IN.region(List.of(audience, "client-id"))).isEqualTo(region);
	}

	@Test
	void ofWhenTheOperatorNamesOneUrlThenForEveryRegion() {
		ApiEndpoints endpoints = ApiEndpoints.of(URI.create("https://app.pagerduty.com/oauth"),
				URI.create("https://proxy.example/api"));
		assertThat(endpoints.urlFor(Region.US)).hasToString("https://proxy.example/api");
		assertThat(endpoints.urlFor(Region.EU)).hasToString("https://proxy.example/api");
		assertThat(endpoints.otherRegionOf(endpoints.urlFor(Region.US))).isEmpty();
	}

	@Test
	void otherRegionOfThenTheOtherOne() {
		assertThat(PAGERDUTY.otherRegionOf(URI.create("https://api.pagerduty.com")))
			.hasValue(URI.create("https://api.eu.pagerduty.com"));
		assertThat(STAND_IN.otherRegionOf(URI.create("http://localhost:5001/eu")))
			.hasValue(URI.create("http://localhost:5001"));
	}

}
