package sample.pagerduty.client.store;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.github.tomakehurst.wiremock.client.WireMock;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;

import static org.assertj.core.api.Assertions.assertThat;

/** Someone with a browser and an account at PagerDuty. */
record Person(String name, Browser browser) {

	/** Logs in as a user of PagerDuty with that name. */
	static Person login(String name, Browser browser, FakePagerDuty pagerDuty) {
		Person person = new Person(name, browser);
		String id = "P" + name.toUpperCase(Locale.ROOT);
		String idToken = pagerDuty
			.idToken((claims) -> claims.subject(person.email()).claim("user_id", id).claim("name", person.fullName()));
		pagerDuty.answer(FakePagerDuty.TOKEN,
				WireMock.okJson(FakePagerDuty.tokens(idToken, "openid users.read services.read")
					.replace(FakePagerDuty.ACCESS_TOKEN, person.accessToken())
					.replace(FakePagerDuty.REFRESH_TOKEN, person.refreshToken())));
		pagerDuty.answer(FakePagerDuty.ME,
				WireMock.okJson(FakePagerDuty.user(id, person.fullName()).replace("ada@example.com", person.email())));
		HttpResponse<String> answer = SampleOnFakePagerDuty.login(browser);
		assertThat(Browser.location(answer)).isEqualTo("/");
		return person;
	}

	String fullName() {
		return this.name + " of Acme";
	}

	String email() {
		return this.name + "@example.org";
	}

	String accessToken() {
		return "pdus+_access_token_of_" + this.name;
	}

	String refreshToken() {
		return "pdus+_refresh_token_of_" + this.name;
	}

	/** Creates a script key on the page. */
	Script createScript() {
		return tryToCreateScript().orElseThrow();
	}

	/** Creates a script key, unless something prevents it. */
	Optional<Script> tryToCreateScript() {
		this.browser.submit(this.browser.get("/scripts"), "/scripts", Map.of("name", "nightly"));
		return Script.withKeyIn(this.browser, this.browser.get("/scripts"));
	}

	void assertConnected() {
		assertThat(this.browser.get("/").body()).contains("Hello, " + fullName() + "!", accessToken());
	}

	void assertNotConnected() {
		assertThat(this.browser.get("/").body()).contains("Connect to PagerDuty").doesNotContain("Hello,", "pdus+");
	}

	/** What must never be in a store or a log. */
	String[] secrets(Script script) {
		String key = script.key();
		return new String[] { accessToken(), refreshToken(), "pdus+", email(), fullName(), key, key.substring(5),
				FakePagerDuty.CODE, FakePagerDuty.CLIENT_SECRET, "PACME01", "eyJ",
				this.browser.sessionCookie().getValue() };
	}

}
