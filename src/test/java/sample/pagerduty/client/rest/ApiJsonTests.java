package sample.pagerduty.client.rest;

import java.net.URI;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** PagerDuty's JSON, of which only some fields are read. */
class ApiJsonTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	@Test
	void servicesThenTheFieldsOfPagerDutysNames() {
		ServicePage page = MAPPER.readValue("""
				{"more":true,"limit":25,"services":[{"id":"PS1","name":"Checkout","status":"active",
				"html_url":"https://acme.pagerduty.com/services/PS1","last_incident_timestamp":"2026-01-02T03:04:05Z",
				"escalation_policy":{"id":"PE1","summary":"Default","html_url":"javascript:alert(1)"},"teams":[]}]}
				""", ServicePage.class);
		assertThat(page.hasMore()).isTrue();
		assertThat(page.services()).containsExactly(
				new ServicePage.Entry("PS1", "Checkout", "active", "https://acme.pagerduty.com/services/PS1",
						new Reference("PE1", "Default", null), OffsetDateTime.parse("2026-01-02T03:04:05Z")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{} | false
			{"more":null,"services":null} | false
			{"more":false} | false
			{"more":true} | true
			""")
	void hasMoreThenOnlyIfPagerDutySaysSo(String json, boolean more) {
		assertThat(MAPPER.readValue(json, ServicePage.class).hasMore()).isEqualTo(more);
	}

	@Test
	void userThenWithoutALinkThatIsNone() {
		User user = MAPPER.readValue("""
				{"id":"P1","name":"\u202eA","email":null,"avatar_url":"data:text/html,x","role":"admin","teams":[{}]}
				""", User.class);
		assertThat(user).isEqualTo(new User("P1", "\u202eA", null, "admin", null));
		assertThat(MAPPER.readValue("{\"avatar_url\":\"https://a.example/x.png\"}", User.class).avatarUrl())
			.isEqualTo("https://a.example/x.png");
	}

	@Test
	void printThenWithoutTheToken() {
		assertThat(new ApiAccess(URI.create("https://a.example"), "secret", null)).asString()
			.contains("a.example")
			.doesNotContain("secret");
	}

}
