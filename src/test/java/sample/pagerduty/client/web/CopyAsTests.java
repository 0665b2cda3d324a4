package sample.pagerduty.client.web;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms of a token that people paste. */
class CopyAsTests {

	private static final URI US = URI.create("https://api.pagerduty.com");

	private static final URI EU = URI.create("https://api.eu.pagerduty.com");

	private final CopyAs copyAs;

	CopyAsTests() {
		ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
		files.setPrefix("templates/");
		files.setSuffix(".html");
		SpringTemplateEngine templates = new SpringTemplateEngine();
		templates.setTemplateResolver(files);
		templates.addDialect(new CopyDialect());
		this.copyAs = new CopyAs(templates, new AnnotationConfigApplicationContext(CurlCommand.class));
	}

	@Test
	void tabsThenEachFormHasTheTokenAndTheApi() {
		assertThat(tabs("curl", US, "pdus+_first", "/users/me")).startsWith("<div class=\"tabs\"")
			.endsWith("</div>")
			.contains("Authorization: Bearer <span class=\"secret\">pdus+_first</span>",
					"PAGERDUTY_TOKEN=<span class=\"secret\">pdus+_first</span>",
					"header = \"Authorization: Bearer <span class=\"secret\">pdus+_first</span>\"",
					"<pre id=\"curl-services\"", "<pre id=\"curl-me\"", "url = \"https://api.pagerduty.com/services\"",
					"url = \"https://api.pagerduty.com/users/me\"", "curl -q -sS")
			.doesNotContain("\uFFFC", "th:", "copy:");
	}

	@Test
	void tabsAgainThenTheTokenOfThisCallAlone() {
		String first = tabs("curl", US, "pdus+_first", "/users/me");
		String second = tabs("curl", US, "pdus+_second", "/users/me");
		assertThat(second).isEqualTo(first.replace("pdus+_first", "pdus+_second")).doesNotContain("pdus+_first");
		assertThat(StringUtils.countOccurrencesOf(second, "pdus+_second")).isEqualTo(10);
	}

	@Test
	void tabsOfAnotherApiOrPageThenItsOwn() {
		tabs("curl", US, "pdus+_first", "/users/me");
		assertThat(tabs("curl-app", EU, "pdus+_app", null))
			.contains("<pre id=\"curl-app-services\"", "url = \"https://api.eu.pagerduty.com/services\"")
			.doesNotContain("/users/me", "https://api.pagerduty.com", "pdus+_first");
	}

	@Test
	void tabsOfAHostileTokenThenOnlyText() {
		assertThat(tabs("curl", US, "</code><script>\"'&", null))
			.contains("&lt;/code&gt;&lt;script&gt;&quot;&#39;&amp;")
			.doesNotContain("<script");
	}

	private String tabs(String prefix, URI api, String token, @Nullable String path) {
		return this.copyAs.tabs(prefix, api, token, path).html();
	}

}
