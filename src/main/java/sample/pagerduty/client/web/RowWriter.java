package sample.pagerduty.client.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.HtmlUtils;

/** Writes a row of a table as HTML, cell by cell. It escapes each text. */
public final class RowWriter {

	private final StringBuilder html;

	/** The end tags of the present cell. */
	private String ends = "";

	private boolean inNote;

	RowWriter(StringBuilder html) {
		this.html = html.append("<tr>");
	}

	/** Begins the cell that names the row. */
	public RowWriter heading() {
		return begin("<th scope=\"row\">", "</th>");
	}

	/** Begins a cell. */
	public RowWriter cell() {
		return begin("<td>", "</td>");
	}

	/** Begins a cell that has a label on a narrow screen. */
	public RowWriter cell(String label) {
		return begin("<td data-label=\"" + escape(label) + "\">", "</td>");
	}

	private RowWriter begin(String start, String end) {
		this.html.append(this.ends).append(start);
		this.ends = end;
		this.inNote = false;
		return this;
	}

	/** Begins a line in small print, in the same cell. */
	public RowWriter note() {
		this.html.append(this.inNote ? "<br>" : "<small><br>");
		this.ends = this.inNote ? this.ends : "</small>" + this.ends;
		this.inNote = true;
		return this;
	}

	public RowWriter text(String text) {
		this.html.append(escape(text));
		return this;
	}

	public RowWriter code(String code) {
		return element("code", code);
	}

	/** Writes a name, which may be in any script. */
	public RowWriter name(String name) {
		return element("bdi", name);
	}

	private RowWriter element(String tag, String text) {
		this.html.append('<').append(tag).append('>').append(escape(text)).append("</").append(tag).append('>');
		return this;
	}

	public RowWriter minute(@Nullable Instant time) {
		this.html.append(TimeDialect.minute(time));
		return this;
	}

	public RowWriter day(@Nullable LocalDate day) {
		this.html.append(TimeDialect.day(day));
		return this;
	}

	/**
	 * Writes a state.
	 * @param tone its color: {@code good}, {@code warn} or {@code bad}
	 */
	public RowWriter pill(String tone, String text) {
		this.html.append("<span class=\"pill\" data-tone=\"" + tone + "\">" + escape(text) + "</span>");
		return this;
	}

	/**
	 * Writes a button that ends what the row shows, after a question. It works without
	 * JavaScript, but the page needs a form with the id {@code end-form}, once.
	 */
	public RowWriter end(Endable endable) {
		String end = escape(endable.end());
		String what = escape(endable.what());
		String label = "<span class=\"visually-hidden\"> " + what + "</span>";
		this.html.append("<details class=\"confirm\"><summary role=\"button\" class=\"danger outline\">")
			.append(end)
			.append('…')
			.append(label)
			.append("</summary><div><p>")
			.append(end)
			.append(" <bdi>")
			.append(what)
			.append("</bdi>? Last used: ")
			.append(TimeDialect.minute(endable.lastUsedAt()))
			.append(". Whatever uses it will get no new tokens.</p>")
			.append("<button type=\"submit\" class=\"danger\" form=\"end-form\" formaction=\"")
			.append(escape(endable.endPath()))
			.append("\">")
			.append(end)
			.append(label)
			.append("</button></div></details>");
		return this;
	}

	void close() {
		this.html.append(this.ends).append("</tr>\n");
	}

	private static String escape(String text) {
		return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
	}

}
