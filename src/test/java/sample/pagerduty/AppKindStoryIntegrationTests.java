package sample.pagerduty;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import sample.pagerduty.sandbox.AppKind;
import sample.pagerduty.sandbox.Sandbox;
import sample.pagerduty.sandbox.SandboxOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** Each type of app that gets tokens of users, from the first page to Disconnect. */
class AppKindStoryIntegrationTests {

	@ParameterizedTest
	@CsvSource({ "SCOPED, users.read services.read, Scoped OAuth, one day, 30",
			"CLASSIC, read, 'Classic User OAuth, confidential', 30 days, 210",
			"CLASSIC, write, 'Classic User OAuth, confidential', 30 days, 210",
			"PUBLIC, read, 'Classic User OAuth, public', 30 days, 210" })
	void connectThenTokensWorkAndCanBeRefreshedAndRevoked(AppKind kind, String scopes, String title, String accessToken,
			String refreshToken) throws IOException {
		URI redirectUri = URI.create("http://localhost:%d/callback".formatted(RunningSample.freePort()));
		try (Sandbox sandbox = Sandbox.start(new SandboxOptions(0, List.of(redirectUri), kind, kind.defaultScopes()));
				RunningSample sample = RunningSample.start(configuration(sandbox, kind, scopes, redirectUri))) {
			WebDriver page = HtmlUnit.start();
			page.get(sample.home().toString());
			assertThat(text(page)).contains(title, scopes);
			page.findElement(By.linkText("Connect to PagerDuty")).click();
			signIn(page, "ines.okafor@marlin-moss.example", "sandbox-ines");
			press(page, "Submit Consent");
			assertThat(text(page)).contains("Hello, Ines Okafor!", title, "access tokens last " + accessToken,
					"refresh tokens " + refreshToken + " days");
			assertThat(text(page)).doesNotContain("quietly granted less");
			page.findElement(By.linkText("Services")).click();
			assertThat(text(page)).contains("1 to 25");
			page.findElement(By.linkText("Tokens")).click();
			press(page, "Refresh now");
			assertThat(text(page)).contains("PagerDuty issued new tokens");
			press(page, "Disconnect");
			assertThat(text(page)).contains("You are disconnected", "PagerDuty has revoked the tokens");
			page.quit();
		}
	}

	@Test
	void connectAsPeopleOfOtherCompaniesThenEachSeesTheirOwnAccount() throws IOException {
		try (RunningSample sample = RunningSample.start(Map.of(), "--app-kind=classic")) {
			WebDriver page = HtmlUnit.start();
			page.get(sample.home().toString());
			assertThat(text(page)).contains("Classic User OAuth, confidential");
			page.findElement(By.linkText("Connect to PagerDuty")).click();
			signIn(page, "signe.ravnholt@kelp-kestrel.example", "sandbox-signe");
			press(page, "Submit Consent");
			assertThat(text(page)).contains("Hello, Signe Ravnholt!", "Account kelp-kestrel", "/eu/services");
			page.findElement(By.linkText("Services")).click();
			assertThat(text(page)).contains("Ticket Shop");
			page.findElement(By.linkText("Tokens")).click();
			page.findElement(By.linkText("Connect as another user")).click();
			signIn(page, "loretta.banks@tumbleweed-tern.example", "sandbox-loretta");
			press(page, "Submit Consent");
			assertThat(text(page)).contains("Switch to another user?", "Signe Ravnholt", "account kelp-kestrel",
					"Loretta Banks Just signed in · account tumbleweed-tern");
			press(page, "Switch to Loretta Banks");
			assertThat(text(page)).contains("Hello, Loretta Banks!", "Account tumbleweed-tern")
				.doesNotContain("/eu/services");
			page.findElement(By.linkText("Services")).click();
			assertThat(text(page)).contains("Podcast Feeds", "1 to 24").doesNotContain("Ticket Shop");
			page.quit();
		}
	}

	@Test
	void connectWithAnotherScopeThenNeverLosesOneWithoutAQuestion() throws IOException {
		try (RunningSample sample = RunningSample.start(Map.of())) {
			WebDriver page = HtmlUnit.start();
			page.get(sample.home() + "connect/pagerduty?scope=incidents.read");
			signIn(page, "ines.okafor@marlin-moss.example", "sandbox-ines");
			assertThat(text(page)).contains("incidents.read").doesNotContain("is not registered for");
			press(page, "Submit Consent");
			assertThat(text(page)).contains("incidents.read granted").doesNotContain("quietly granted less");
			page.get(sample.home() + "connect/pagerduty?scope=tags.read");
			press(page, "Submit Consent");
			assertThat(text(page)).contains("PagerDuty granted fewer scopes",
					"lacks incidents.read users.read services.read", "this login also asked for tags.read");
			press(page, "Keep the current token");
			assertThat(text(page)).contains("Hello, Ines Okafor!", "incidents.read granted")
				.doesNotContain("tags.read");
			page.quit();
		}
	}

	private static Map<String, String> configuration(Sandbox sandbox, AppKind kind, String scopes, URI redirectUri) {
		Map<String, String> configuration = new HashMap<>(Map.of("PD_CLIENT_ID", sandbox.clientId(), "PD_OAUTH_URL",
				sandbox.oauthUrl().toString(), "PD_SCOPES", scopes, "PD_REDIRECT_URI", redirectUri.toString()));
		if (kind.hasSecret()) {
			configuration.put("PD_CLIENT_SECRET", sandbox.clientSecret());
		}
		return configuration;
	}

	private static void signIn(WebDriver page, String email, String password) {
		page.findElement(By.name("email")).sendKeys(email);
		press(page, "Next");
		page.findElement(By.name("password")).sendKeys(password);
		press(page, "Sign in");
	}

	private static void press(WebDriver page, String button) {
		page.findElement(By.xpath("//button[normalize-space()='" + button + "']")).click();
	}

	private static String text(WebDriver page) {
		// Parts of the page are folded away, and this browser cannot unfold them.
		return String.valueOf(page.findElement(By.tagName("body")).getDomProperty("textContent"))
			.replaceAll("\\s+", " ");
	}

}
