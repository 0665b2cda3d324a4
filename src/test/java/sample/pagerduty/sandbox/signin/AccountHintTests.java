package sample.pagerduty.sandbox.signin;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.pagerduty.sandbox.Region;
import sample.pagerduty.sandbox.company.Company;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Which companies match the hint of an authorization request. */
class AccountHintTests {

	private static final Company COMPANY = new Company("P1", "Acme", "acme", Region.EU);

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "-, -, true", "acme, -, true", "-, eu, true", "acme, eu, true", "other, -, false", "-, us, false",
					"acme, us, false", "other, eu, false", "ACME, -, false", "-, EU, false" })
	void fitsWhenAllThatIsGivenMatchesThenTrue(@Nullable String subdomain, @Nullable String region, boolean fits) {
		assertThat(new AccountHint(subdomain, region).fits(COMPANY)).isEqualTo(fits);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "-, -, ''", "acme, -, subdomain=acme", "-, eu, service_region=eu",
			"acme, eu, subdomain=acme service_region=eu" })
	void toStringWhenWrittenThenAsInTheRequest(@Nullable String subdomain, @Nullable String region, String text) {
		assertThat(new AccountHint(subdomain, region)).hasToString(text);
	}

	@Test
	void ofWhenThereIsNoRequestThenFitsEveryCompany() {
		assertThat(AccountHint.of(null)).isEqualTo(new AccountHint(null, null));
	}

	@Test
	void ofWhenParametersAreRepeatedThenTakesTheFirst() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addParameter("subdomain", "acme", "other");
		request.addParameter("service_region", "eu");
		assertThat(AccountHint.of(new DefaultSavedRequest(request))).isEqualTo(new AccountHint("acme", "eu"));
	}

}
