package sample.pagerduty.client.config;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The account that the operator expects. */
class AccountHintsTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "9", "acme", "acme-eu", "a--b", "1-2",
			"a23456789012345678901234567890123456789012345678901234567890123" })
	void isSubdomainWhenItCanBeOneThenTrue(String text) {
		assertThat(ExpectedAccount.isSubdomain(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "-", "-acme", "acme-", "Acme", "a.b", "acme.pagerduty.com", "a_b", "a b", "acme ",
			"acme\n", "\u00e9", "\u202eacme", "a/b", "a%2e", "\u0430cme", "a\0",
			"a234567890123456789012345678901234567890123456789012345678901234" })
	void isSubdomainWhenItCannotThenFalse(String text) {
		assertThat(ExpectedAccount.isSubdomain(text)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "acme, EU, {service_region=eu subdomain=acme}", "acme, , {subdomain=acme}",
			", US, {service_region=us}", ", , {}" })
	void putHintsThenThoseThatAreKnown(String subdomain, Region region, String hints) {
		Map<String, Object> parameters = new HashMap<>();
		new ExpectedAccount(subdomain, region).putHints(parameters);
		assertThat(new TreeMap<>(parameters).toString().replace(",", "")).isEqualTo(hints);
	}

	@Test
	void putHintsThenKeepsOtherParameters() {
		Map<String, Object> parameters = new HashMap<>(Map.of("prompt", "login"));
		new ExpectedAccount("acme", null).putHints(parameters);
		assertThat(parameters).containsOnlyKeys("prompt", "subdomain");
	}

}
