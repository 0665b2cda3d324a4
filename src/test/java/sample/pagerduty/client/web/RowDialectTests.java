package sample.pagerduty.client.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

/** Rows that write themselves, and the question before something is ended. */
class RowDialectTests {

	private static final Instant USED_AT = Instant.parse("2026-01-02T03:04:59.999Z");

	private static final String USED_AT_HTML = "<time data-local=\"\" datetime=\"2026-01-02T03:04:59.999Z\">"
			+ "2026-01-02 03:04 UTC</time>";

	private final SpringTemplateEngine templates = new SpringTemplateEngine();

	RowDialectTests() {
		this.templates.setTemplateResolver(new StringTemplateResolver());
		this.templates.addDialect(new RowDialect());
	}

	@Test
	void rowsThenInTheirOrderInsteadOfTheExample() {
		TableRow first = (row) -> row.heading().name("one").cell("Since").minute(USED_AT);
		TableRow second = (row) -> row.heading().code("two").cell().text("2");
		assertThat(body(List.of(first, second))).isEqualTo("""
				<tr><th scope="row"><bdi>one</bdi></th><td data-label="Since">%s</td></tr>
				<tr><th scope="row"><code>two</code></th><td>2</td></tr>
				""".formatted(USED_AT_HTML));
	}

	@Test
	void noRowsThenEmpty() {
		assertThat(body(List.of())).isEmpty();
	}

	@Test
	void notesThenLinesInSmallPrint() {
		assertThat(row((row) -> row.heading().name("a").note().code("b").note().text("c").cell().note().text("d")))
			.isEqualTo("<tr><th scope=\"row\"><bdi>a</bdi><small><br><code>b</code><br>c</small></th>"
					+ "<td><small><br>d</small></td></tr>");
	}

	@Test
	void timesThenAsInTemplates() {
		assertThat(row((row) -> row.cell().day(LocalDate.parse("2028-02-29")).cell().day(null).cell().minute(null)))
			.isEqualTo("<tr><td><time datetime=\"2028-02-29\">2028-02-29</time></td><td>never</td>"
					+ "<td>never</td></tr>");
	}

	@Test
	void pillThenItsTone() {
		assertThat(row((row) -> row.cell().text("1 ").pill("bad", "Expired")))
			.isEqualTo("<tr><td>1 <span class=\"pill\" data-tone=\"bad\">Expired</span></td></tr>");
	}

	@Test
	void endThenQuestionWithButton() {
		assertThat(end(new Ending("Delete", "/scripts/1/delete", "script key nightly", USED_AT)))
			.startsWith("<tr><td><details class=\"confirm\"><summary role=\"button\" ")
			.endsWith("</details></td></tr>")
			.contains(">Delete…<span class=\"visually-hidden\"> script key nightly</span></summary>",
					"<p>Delete <bdi>script key nightly</bdi>? Last used: " + USED_AT_HTML + ".",
					"<button type=\"submit\" class=\"danger\" form=\"end-form\" formaction=\"/scripts/1/delete\">"
							+ "Delete<span class=\"visually-hidden\"> script key nightly</span></button>");
	}

	@Test
	void neverUsedThenSaysSo() {
		assertThat(end(new Ending("Delete", "/", "script key nightly", null))).contains("Last used: never.");
	}

	@Test
	void hostileTextsThenOnlyText() {
		String hostile = "\"><script>'&amp;${7*7}[[${7*7}]]";
		String escaped = "&quot;&gt;&lt;script&gt;&#39;&amp;amp;${7*7}[[${7*7}]]";
		String row = row((cells) -> cells.heading()
			.text(hostile)
			.code(hostile)
			.name(hostile)
			.cell(hostile)
			.pill("good", hostile)
			.end(new Ending(hostile, hostile, hostile, USED_AT)));
		assertThat(row).doesNotContain(hostile, "<script")
			.contains("formaction=\"" + escaped + "\"", "data-label=\"" + escaped + "\"");
		assertThat(StringUtils.countOccurrencesOf(row, escaped)).isEqualTo(12);
	}

	@Test
	void otherLanguagesThenUnchanged() {
		assertThat(row((row) -> row.heading().name("Nächtlich 夜"))).contains("<bdi>Nächtlich 夜</bdi>");
	}

	@Test
	void noListThenFails() {
		assertThatExceptionOfType(TemplateProcessingException.class).isThrownBy(() -> body("nightly"))
			.havingRootCause()
			.withMessageContaining("${rows} is not a list of rows");
	}

	private String end(Endable endable) {
		return row((row) -> row.cell().end(endable));
	}

	private String row(TableRow row) {
		return body(List.of(row)).stripTrailing();
	}

	private String body(Object rows) {
		String table = this.templates.process("<tbody rows:of=\"${rows}\"><tr><td>example</td></tr></tbody>",
				new Context(Locale.ROOT, Map.of("rows", rows)));
		assertThat(table).startsWith("<tbody>").endsWith("</tbody>");
		return table.substring("<tbody>".length(), table.length() - "</tbody>".length());
	}

	private record Ending(String end, String endPath, String what, @Nullable Instant lastUsedAt) implements Endable {

	}

}
