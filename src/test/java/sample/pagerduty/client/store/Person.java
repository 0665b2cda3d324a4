package sample.pagerduty.client.store;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.client.WireMock;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody with a browser and an account at PagerDuty. */
record Person(String name, Browser browser) {

	private static final Pattern NEW_KEY = Pattern.compile("id=\"new-key\">(pdsk_[^<]+)<");

	/** Logs in as a user of PagerDuty with that name. */
	static Person login(String name, Browser browser, FakePagerDuty pagerDuty) {
		Person person = new Person(name, browser);
		String id = "P" + name.toUpperCase(Locale.ROOT);
		String idToken = pagerDuty
			.idToken((claims) -> claims.subject(person.email()).claim("user_id", id).claim("name", name));
		pagerDuty.answer(FakePagerDuty.TOKEN,
				WireMock.okJson(FakePagerDuty.tokens(idToken, "openid users.read services.read")
					.replace(FakePagerDuty.ACCESS_TOKEN, person.accessToken())
					.replace(FakePagerDuty.REFRESH_TOKEN, person.refreshToken())));
		pagerDuty.answer(FakePagerDuty.ME,
				WireMock.okJson(FakePagerDuty.user(id, name).replace("ada@example.com", person.email())));
		HttpResponse<String> answer = SampleOnFakePagerDuty.login(browser);
		assertThat(Browser.location(answer)).isEqualTo("/");
		return person;
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

	/** Makes a script key on the page. */
	String makeKey() {
		return tryToMakeKey().orElseThrow();
	}

	/** Makes a script key, unless something prevents it. */
	Optional<String> tryToMakeKey() {
		HttpResponse<String> page = this.browser.get("/scripts");
		this.browser.submit(page, "/scripts", Map.of("name", "nightly"));
		Matcher key = NEW_KEY.matcher(this.browser.get("/scripts").body());
		return key.find() ? Optional.of(key.group(1)) : Optional.empty();
	}

	/** Fetches a token as a script does, without the browser's cookies. */
	static HttpResponse<String> token(Browser script, String key) {
		return script.get("/api/token", "Authorization", "Bearer " + key);
	}

	void assertConnected() {
		assertThat(this.browser.get("/").body()).contains("Hello, " + this.name + "!", accessToken());
	}

	void assertNotConnected() {
		assertThat(this.browser.get("/").body()).contains("Connect to PagerDuty").doesNotContain("Hello,", "pdus+");
	}

	/** What nobody may find in a store or a log. */
	String[] secrets(String key) {
		return new String[] { accessToken(), refreshToken(), "pdus+", email(), this.name, key, key.substring(5),
				FakePagerDuty.CODE, FakePagerDuty.CLIENT_SECRET, "PACME01", "eyJ",
				this.browser.cookies().get(0).getValue() };
	}

}
