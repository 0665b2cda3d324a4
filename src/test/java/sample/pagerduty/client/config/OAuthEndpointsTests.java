package sample.pagerduty.client.config;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** PagerDuty's OAuth endpoints, from one base URL. */
class OAuthEndpointsTests {

	@ParameterizedTest
	@CsvSource({ "https://app.pagerduty.com/oauth, true", "https://identity.pagerduty.com/oauth, true",
			"https://pagerduty.com, true", "https://a.b.pagerduty.com, true", "https://evilpagerduty.com, false",
			"https://pagerduty.com.evil.example, false", "https://pagerduty.company, false",
			"https://evil.example/pagerduty.com, false", "http://localhost:5001/oauth, false",
			"https://evil.example/?x=.pagerduty.com, false" })
	void isPagerDutyThenByTheHostAlone(URI base, boolean real) {
		assertThat(OAuthEndpoints.isPagerDuty(base)).isEqualTo(real);
	}

	@Test
	void ofPagerDutyThenBothOfItsIssuersAndNoOther() {
		OAuthEndpoints endpoints = OAuthEndpoints.of(URI.create("https://app.pagerduty.com/oauth"));
		assertThat(endpoints.authorize()).hasToString("https://app.pagerduty.com/oauth/authorize");
		assertThat(endpoints.token()).hasToString("https://app.pagerduty.com/oauth/token");
		assertThat(endpoints.revoke()).hasToString("https://identity.pagerduty.com/oauth/revoke");
		assertThat(endpoints.jwks()).hasToString("https://identity.pagerduty.com/global/oauth/anonymous/jwks");
		assertThat(endpoints.issuers()).containsExactlyInAnyOrder("https://app.pagerduty.com/global/oauth/anonymous",
				"https://identity.pagerduty.com/global/oauth/anonymous");
	}

	@Test
	void ofAnotherHostThenAllOnThatHost() {
		OAuthEndpoints endpoints = OAuthEndpoints.of(URI.create("http://localhost:5001/x/oauth"));
		assertThat(endpoints.authorize()).hasToString("http://localhost:5001/x/oauth/authorize");
		assertThat(endpoints.revoke()).hasToString("http://localhost:5001/x/oauth/revoke");
		assertThat(endpoints.jwks()).hasToString("http://localhost:5001/global/oauth/anonymous/jwks");
		assertThat(endpoints.issuers()).containsExactly("http://localhost:5001/global/oauth/anonymous");
	}

	@Test
	void isPagerDutyThenLetterCaseOfTheHostDoesNotMatter() {
		assertThat(OAuthEndpoints.isPagerDuty(URI.create("https://App.PagerDuty.com/oauth"))).isTrue();
	}

}
