package sample.pagerduty.client.login;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.RunningSample;
import sample.pagerduty.SandboxLogin;
import sample.pagerduty.client.SampleOnFakePagerDuty;

import static org.assertj.core.api.Assertions.assertThat;

/** Choosing scopes as App Registration lists them, and connecting with them. */
class ScopePickerIntegrationTests {

	private static final Pattern LINK = Pattern.compile("class=\"connect-with\" href=\"[^\"?]*([^\"]*)\"");

	@RegisterExtension
	static final SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private final Browser browser = app.sample().browser();

	private String link(String query) {
		return LINK.matcher(this.browser.get("/scopes/choose" + query).body())
			.results()
			.findFirst()
			.orElseThrow()
			.group(1)
			.replace("&amp;", "&");
	}

	@Test
	void homeWhenNotConnectedThenOffersTheScopesWithThoseOfEveryLoginTicked() {
		assertThat(this.browser.get("/").body()).contains("Choose scopes", "Users: Read Access, Services: Read Access")
			.containsPattern("value=\"users.read\"(?=[^>]* disabled=)(?=[^>]* checked=)")
			.containsPattern("value=\"incidents.write\" aria-label=\"Incidents: Write Access\"")
			.doesNotContain("value=\"oncalls.write\"");
		assertThat(link("")).isEmpty();
	}

	@Test
	void chooseOnTheSandboxThenEverythingThatIsOfferedIsGranted() throws IOException {
		try (RunningSample sample = RunningSample.start(Map.of())) {
			String page = sample.browser().get("/scopes/choose").body();
			assertThat(page).contains("Who is on call", "Work on incidents")
				.doesNotContain("Manage users and services");
			String offered = Pattern.compile("type=\"checkbox\" name=\"scope\" value=\"([^\"]+)\"")
				.matcher(page)
				.results()
				.map((box) -> box.group(1))
				.collect(Collectors.joining("+"));
			assertThat(offered).contains("incidents.write", "oncalls.read").doesNotContain("users.write");
			Browser visitor = SandboxLogin.connect(sample, SandboxLogin.ADMIN, "/connect/pagerduty?scope=" + offered);
			assertThat(visitor.get("/").body()).contains("incidents.write").doesNotContain("not granted");
			assertThat(sample.browser().get("/scopes/choose?chosen=yes&scope=tags.read").body())
				.contains("value=\"tags.read\"");
		}
	}

	@Test
	void chooseThenLinkAsksForThemAndThePageSaysWhatToTick() {
		String query = "?chosen=yes&scope=incidents.read&scope=users%3Acontact_methods.write&scope=new_thing.read";
		assertThat(this.browser.get("/scopes/choose" + query).body()).contains("Incidents: Read Access",
				"User contact methods: Write Access", "new_thing.read", "value=\"new_thing.read\"");
		assertThat(this.browser.connect(link(query)).get("scope"))
			.isEqualTo("openid users.read services.read incidents.read users:contact_methods.write new_thing.read");
	}

	@Test
	void chooseWhenConnectedThenUntickedScopesAreLeftOut() {
		app.pagerDuty().answerWithScopes("openid users.read services.read incidents.read teams.read");
		SampleOnFakePagerDuty.callback(this.browser,
				this.browser.connect("?scope=incidents.read+teams.read").get("state"));
		assertThat(this.browser.get("/scopes/choose").body()).containsPattern("value=\"teams.read\"[^>]* checked");
		String link = link("?chosen=yes&scope=teams.read");
		assertThat(this.browser.connect(link).get("scope")).isEqualTo("openid users.read services.read teams.read");
		assertThat(this.browser.connect(link("")).get("scope").split(" ")).contains("teams.read", "incidents.read");
	}

	@Test
	void presetWhenConnectedThenOnlyAdds() {
		app.pagerDuty().answerWithScopes("openid users.read services.read teams.read");
		SampleOnFakePagerDuty.callback(this.browser, this.browser.connect("?scope=teams.read").get("state"));
		assertThat(this.browser.connect(link("?scope=oncalls.read")).get("scope").split(" ")).contains("teams.read",
				"oncalls.read");
	}

	@Test
	void chooseAfterSignOutThenAsksForExactlyWhatIsTicked() {
		app.pagerDuty().answerWithScopes("openid users.read services.read teams.read");
		SampleOnFakePagerDuty.callback(this.browser, this.browser.connect("?scope=teams.read").get("state"));
		this.browser.submit(this.browser.get("/"), "/sign-out", Map.of());
		assertThat(this.browser.get("/scopes/choose").body()).containsPattern("value=\"teams.read\"[^>]* checked");
		assertThat(this.browser.connect(link("?chosen=yes&scope=oncalls.read")).get("scope"))
			.isEqualTo("openid users.read services.read oncalls.read");
	}

	@ParameterizedTest
	@ValueSource(strings = { "read", "write", "in%22cidents.read", "%3Cscript%3E%5C", "%00" })
	void chooseWhenAWordCannotBeAScopeThenLeftOutWithASentence(String word) {
		HttpResponse<String> page = this.browser.get("/scopes/choose?chosen=yes&scope=oncalls.read&scope=" + word);
		if (page.statusCode() == 400) {
			assertThat(word).isEqualTo("%00");
			return;
		}
		assertThat(page.body()).contains("Some of these words cannot be scopes of this app", "On-calls: Read Access")
			.doesNotContain("value=\"<script>");
		assertThat(link("?chosen=yes&scope=oncalls.read&scope=" + word)).isEqualTo("?scope=oncalls.read&exactly=yes");
	}

	@Test
	void chooseForAClassicAppThenSaysThatItHasTwoScopes() throws IOException {
		try (RunningSample classic = RunningSample.start(app.pagerDuty().configuration("PD_SCOPES", "read"))) {
			assertThat(classic.browser().get("/scopes/choose").body()).contains("has two scopes for everything")
				.doesNotContain("incidents.read");
			assertThat(classic.browser().get("/").body()).doesNotContain("Choose scopes");
		}
	}

	@Test
	void failedLoginThenItsButtonStartsTheSameLoginAgain() {
		String state = this.browser.connect("?scope=oncalls.read&return=/console").get("state");
		HttpResponse<String> failed = this.browser.get("/callback?error=access_denied&state=" + Browser.encode(state));
		assertThat(failed.body()).contains("You canceled the login",
				"connect/pagerduty?scope=oncalls.read&amp;exactly=yes&amp;return=%2Fconsole\">Connect again</a>");
		Map<String, String> again = this.browser.connect("?scope=oncalls.read&return=/console");
		assertThat(again.get("scope")).endsWith("oncalls.read");
	}

	@Test
	void failedLoginAsAnotherUserThenItsButtonIsForAnotherUserToo() {
		String state = this.browser.connect("?prompt=login").get("state");
		HttpResponse<String> failed = this.browser.get("/callback?error=access_denied&state=" + Browser.encode(state));
		assertThat(failed.body()).contains("connect/pagerduty?exactly=yes&amp;prompt=login\">Connect again</a>");
	}

	@Test
	void loginWithAnotherIssuerThenItsButtonStartsTheSameLoginAgain() {
		String state = this.browser.connect("?scope=oncalls.read&return=/console").get("state");
		HttpResponse<String> failed = this.browser
			.get("/callback?code=c&iss=https%3A%2F%2Fevil.example&state=" + Browser.encode(state));
		assertThat(failed.body())
			.contains("connect/pagerduty?scope=oncalls.read&amp;exactly=yes&amp;return=%2Fconsole\">Connect again</a>");
	}

}
