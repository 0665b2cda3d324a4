package sample.pagerduty.client.web;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The question before something is ended. */
class ConfirmDialectTests {

	private static final Instant USED_AT = Instant.parse("2026-01-02T03:04:59.999Z");

	private final SpringTemplateEngine templates = new SpringTemplateEngine();

	ConfirmDialectTests() {
		this.templates.setTemplateResolver(new StringTemplateResolver());
		this.templates.addDialect(new ConfirmDialect());
	}

	@Test
	void endThenQuestionWithButton() {
		assertThat(cell(new Ending("Delete", "/scripts/1/delete", "script key nightly", USED_AT)))
			.startsWith("<td><details class=\"confirm\"><summary role=\"button\" ")
			.endsWith("</details></td>")
			.contains(">Delete…<span class=\"visually-hidden\"> script key nightly</span></summary>",
					"<p>Delete <bdi>script key nightly</bdi>? Last used: "
							+ "<time data-local=\"\" datetime=\"2026-01-02T03:04:59.999Z\">2026-01-02 03:04 UTC</time>.",
					"<button type=\"submit\" class=\"danger\" form=\"end-form\" formaction=\"/scripts/1/delete\">"
							+ "Delete<span class=\"visually-hidden\"> script key nightly</span></button>");
	}

	@Test
	void neverUsedThenSaysSo() {
		assertThat(cell(new Ending("Delete", "/", "script key nightly", null))).contains("Last used: never.");
	}

	@Test
	void hostileTextsThenOnlyText() {
		String hostile = "\"><script>'&amp;${7*7}[[${7*7}]]";
		String escaped = "&quot;&gt;&lt;script&gt;&#39;&amp;amp;${7*7}[[${7*7}]]";
		String cell = cell(new Ending(hostile, hostile, hostile, USED_AT));
		assertThat(cell).doesNotContain(hostile, "<script").contains("formaction=\"" + escaped + "\"");
		assertThat(StringUtils.countOccurrencesOf(cell, escaped)).isEqualTo(7);
	}

	@Test
	void otherLanguagesThenUnchanged() {
		assertThat(cell(new Ending("Delete", "/", "script key Nächtlich 夜", USED_AT)))
			.contains("<bdi>script key Nächtlich 夜</bdi>");
	}

	@Test
	void notEndableThenFails() {
		assertThatExceptionOfType(TemplateProcessingException.class).isThrownBy(() -> cell("nightly"))
			.havingRootCause()
			.withMessageContaining("${use} cannot be ended");
	}

	private String cell(Object use) {
		return this.templates.process("<td confirm:end=\"${use}\">Delete</td>",
				new Context(Locale.ROOT, Map.of("use", use)));
	}

	private record Ending(String end, String endPath, String what, @Nullable Instant lastUsedAt) implements Endable {

	}

}
