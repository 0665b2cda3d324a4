package sample.pagerduty.sandbox;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import sample.pagerduty.RunningSample;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An app with Spring Security's own login and nothing but properties: those that the
 * sandbox's page names, word by word, and what every registration needs.
 */
class SpringSecurityClientIntegrationTests {

	private static final Pattern SETTING = Pattern
		.compile("((?:provider|registration)\\.pagerduty)?\\.([a-z-]+)=([^\\s,]+)");

	private static final String PREFIX = "spring.security.oauth2.client.";

	@Test
	void loginWithTheSettingsOfThePageThenCallsTheApi() throws IOException {
		int port = RunningSample.freePort();
		URI callback = URI.create("http://localhost:%d/login/oauth2/code/pagerduty".formatted(port));
		SandboxOptions options = new SandboxOptions(0, List.of(callback), AppKind.SCOPED,
				AppKind.SCOPED.defaultScopes());
		try (Sandbox sandbox = Sandbox.start(options);
				ConfigurableApplicationContext client = start(sandbox, port);
				WebClient browser = new WebClient()) {
			assertThat(client.isRunning()).isTrue();
			browser.getOptions().setJavaScriptEnabled(false);
			browser.getOptions().setCssEnabled(false);
			HtmlPage email = browser.getPage("http://localhost:%d/me".formatted(port));
			email.<HtmlInput>getHtmlElementById("email").setValue(Visitor.ADMIN);
			HtmlPage password = press(email, "Next");
			password.<HtmlInput>getHtmlElementById("password").setValue("sandbox-ines");
			HtmlPage consent = press(password, "Sign in");
			HtmlButton submit = consent.getFirstByXPath("//button[normalize-space()='Submit Consent']");
			assertThat(submit.click().getWebResponse().getContentAsString()).contains("Ines Okafor");
		}
	}

	private static HtmlPage press(HtmlPage page, String button) throws IOException {
		HtmlButton element = page.getFirstByXPath("//button[normalize-space()='" + button + "']");
		return element.click();
	}

	private static ConfigurableApplicationContext start(Sandbox sandbox, int port) throws IOException {
		Map<String, Object> properties = new TreeMap<>(settingsOf(sandbox));
		assertThat(properties).hasSize(6);
		properties.put(PREFIX + "registration.pagerduty.authorization-grant-type", "authorization_code");
		properties.put(PREFIX + "registration.pagerduty.redirect-uri", "{baseUrl}/login/oauth2/code/pagerduty");
		properties.put(PREFIX + "registration.pagerduty.scope", "openid,users.read,services.read");
		properties.put("api-url", sandbox.apiUrl().toString());
		properties.put("server.port", port);
		properties.put("spring.config.name", "none"); // not the product's
		SpringApplication application = new SpringApplication(ClientApp.class);
		application.setRegisterShutdownHook(false);
		return application.run(properties.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new));
	}

	/** What the page says below the name of the library. */
	private static Map<String, Object> settingsOf(Sandbox sandbox) throws IOException {
		try (Visitor visitor = new Visitor(sandbox)) {
			String page = visitor.open("/").getBody().getTextContent();
			String recipe = page.substring(page.indexOf("provider.pagerduty"), page.indexOf("Postman"));
			Map<String, Object> settings = new TreeMap<>();
			String group = "";
			Matcher setting = SETTING.matcher(recipe);
			while (setting.find()) {
				group = (setting.group(1) != null) ? setting.group(1) : group;
				settings.put(PREFIX + group + "." + setting.group(2), setting.group(3));
			}
			return settings;
		}
	}

	/** Shows the user whom the API names. */
	@RestController
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebMvcAutoConfiguration.class, SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
			SecurityFilterAutoConfiguration.class, OAuth2ClientAutoConfiguration.class,
			OAuth2ClientWebSecurityAutoConfiguration.class })
	static class ClientApp {

		private final RestClient api;

		ClientApp(@Value("${api-url}") String apiUrl) {
			this.api = RestClient.create(apiUrl);
		}

		@GetMapping("/me")
		String me(@RegisteredOAuth2AuthorizedClient("pagerduty") OAuth2AuthorizedClient client) {
			return this.api.get()
				.uri("/users/me")
				.headers((headers) -> headers.setBearerAuth(client.getAccessToken().getTokenValue()))
				.retrieve()
				.body(String.class);
		}

	}

}
