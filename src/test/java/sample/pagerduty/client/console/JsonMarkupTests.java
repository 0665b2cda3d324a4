package sample.pagerduty.client.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** From a body to HTML with colours, in which nothing of the body is markup. */
class JsonMarkupTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	@Test
	void ofThenAColourForEachKindOfToken() {
		assertThat(html("{\"a\":\"x\",\"b\":-1.5E+3,\"c\":true,\"d\":null}")).isEqualTo("""
				{
				  <span class="j-key">&quot;a&quot;</span> : <span class="j-string">&quot;x&quot;</span>,
				  <span class="j-key">&quot;b&quot;</span> : <span class="j-number">-1.5E+3</span>,
				  <span class="j-key">&quot;c&quot;</span> : <span class="j-word">true</span>,
				  <span class="j-key">&quot;d&quot;</span> : <span class="j-word">null</span>
				}""");
	}

	@Test
	void ofThenTheMembersOfTheOutermostObjectsFold() {
		assertThat(plain(html("{\"a\":[{\"b\":{\"c\":1}},{\"d\":2}],\"e\":[],\"f\":{}}"))).isEqualTo("""
				{
				<details open><summary>  "a" : [ {
				</summary><details open><summary>    "b" : {
				</summary>      "c" : 1
				</details>    }
				</details><details open><summary>  }, {
				</summary>    "d" : 2
				</details>  } ],
				  "e" : [ ],
				  "f" : { }
				}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"a\":{\"b\":[1,\"x\",{\"c\":[{\"d\":null}]}]},\"e\":\"\\\"\\\\ {[ : true\"}", "[]",
			"[1,[2]]", "\"a\"", "[{\"a\":1},{\"a\":{\"b\":2}}]",
			"{\"</code><script>alert(1)</script>\":\"</div><script>'\\\"&amp;\"}", "{\"a\":1,\"a\":{\"a\":2}}",
			"{\"a\":1e999999999,\"b\":123456789012345678901234567890}",
			"{\" : \":\" : \",\"details\":\"</details></summary>\"}" })
	void ofThenItsTextIsTheBodyAndNothingInItIsMarkup(String json) {
		String text = JsonLayout.of(MAPPER, json, false).text();
		String html = JsonMarkup.of(text, true).html();
		String shown = html.replaceAll("</?(details|summary|span)( open| class=\"j-(key|string|number|word)\")?>", "");
		assertThat(HtmlUtils.htmlUnescape(shown)).isEqualTo(text);
		assertThat(shown).doesNotContain("<", ">");
		assertThat(html.split("<details", -1)).hasSameSizeAs(html.split("</details", -1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<p>Sign in</p>", "{\"a\": \"", "\u202e", "&lt;" })
	void ofWhenItIsNotJsonThenOnlyEscaped(String text) {
		assertThat(JsonMarkup.of(text, false).html()).isEqualTo(HtmlUtils.htmlEscape(text, "UTF-8"))
			.doesNotContain("<");
	}

	@Test
	void ofWhenCutWithinAStringThenEscaped() {
		assertThat(JsonMarkup.of("{\n  \"a\" : \"<b>\\", true).html())
			.endsWith("<span class=\"j-string\">&quot;&lt;b&gt;\\</span>");
	}

	@Test
	void ofWhenItIsLongThenWithoutColours() {
		String text = JsonLayout.of(MAPPER, "[\"" + "<".repeat(300 * 1024) + "\"]", false).text();
		assertThat(JsonMarkup.of(text, true).html()).doesNotContain("<").hasSizeLessThan(2 * 1024 * 1024);
	}

	@Test
	void ofWhenItHasManyTokensThenBounded() {
		String text = JsonLayout.of(MAPPER, "{\"a\":[" + "{\"a\":1},".repeat(10_000) + "1]}", false).text();
		String html = JsonMarkup.of(text, true).html();
		assertThat(html.split("<span", -1)).hasSizeBetween(10_000, 20_001);
		assertThat(html.split("<details", -1)).hasSizeBetween(100, 501);
	}

	@ParameterizedTest
	@CsvSource({ "202e", "2066", "2069", "200f", "061c", "2028" })
	void withoutDirectionsThenEscapedAndStillTheSameValue(String code) {
		char character = (char) Integer.parseInt(code, 16);
		String json = "{\"a" + character + "\":\"evil" + character + "gpj\"}";
		String safe = JsonMarkup.withoutDirections(json);
		assertThat(safe).isEqualTo("{\"a\\u" + code + "\":\"evil\\u" + code + "gpj\"}");
		assertThat(MAPPER.readTree(safe)).isEqualTo(MAPPER.readTree(json));
	}

	private static String html(String json) {
		return JsonMarkup.of(JsonLayout.of(MAPPER, json, false).text(), true).html();
	}

	private static String plain(String html) {
		return HtmlUtils.htmlUnescape(html.replaceAll("</?span[^>]*>", ""));
	}

}
