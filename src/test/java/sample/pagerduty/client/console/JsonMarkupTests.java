package sample.pagerduty.client.console;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
	void ofThenAColourForEachKindOfValue() {
		assertThat(html("{\"a\":\"x\",\"b\":-1.5E+3,\"c\":true,\"d\":null}")).isEqualTo("""
				{
				  "a": <i>"x"</i>,
				  "b": <b>-1.5E+3</b>,
				  "c": <u>true</u>,
				  "d": <u>null</u>
				}""");
	}

	@Test
	void ofWhenANameIsWrittenFromRightToLeftThenKeptApart() {
		assertThat(html("{\"\u05d0\":1,\"\u00e9\":2}")).contains("<bdi>\"\u05d0\"</bdi>: <b>1</b>", "  \"\u00e9\": ");
	}

	@Test
	void ofThenTheLongMembersOfTheOutermostObjectsFold() {
		String list = "1" + ",{}".repeat(3);
		String members = IntStream.range(0, 9).mapToObj("\"m%d\":1,"::formatted).collect(Collectors.joining());
		String html = html("{\"a\":[{%s\"b\":{%s\"c\":{%s\"d\":1}}},{%1$s\"e\":{\"f\":1}}],\"g\":[%4$s]}"
			.formatted(members, members, members, list));
		assertThat(plain(html).replaceAll(" +\"m\\d\": 1,\n", "")).isEqualTo("""
				{
				<details open><summary>  "a": [ {
				</summary><details open><summary>    "b": {
				</summary>      "c": {
				        "d": 1
				      }
				</details>    }
				</details><details open><summary>  }, {
				</summary>    "e": {
				      "f": 1
				    }
				</details>  } ],
				  "g": [ 1, { }, { }, { } ]
				}""");
	}

	@Test
	void ofWhenItIsLargeThenTheInnerPartsStartClosed() {
		String html = html("{\"a\":[" + "{\"b\":{\"c\":\"%s\"}},".formatted("x".repeat(1024)).repeat(70) + "1]}");
		assertThat(html).contains("<details open><summary>  \"a\": [ {\n</summary><details><summary>    \"b\": {\n");
		assertThat(html.split("<details open>", -1)).hasSize(71);
		assertThat(html.split("<details>", -1)).hasSize(71);
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
		String shown = html.replaceAll("</?(details|summary|i|b|u|bdi)( open)?>", "");
		assertThat(HtmlUtils.htmlUnescape(shown)).isEqualTo(text);
		assertThat(shown).doesNotContain("<", ">");
		assertThat(html.split("<details", -1)).hasSameSizeAs(html.split("</details", -1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<p>Sign in</p>", "{\"a\": \"", "\u202e", "&lt;" })
	void ofWhenItIsNotJsonThenOnlyEscaped(String text) {
		assertThat(JsonMarkup.of(text, false).html())
			.isEqualTo(HtmlUtils.htmlEscape(text, "UTF-8").replace("&quot;", "\""))
			.doesNotContain("<");
	}

	@Test
	void ofWhenCutWithinAStringThenEscaped() {
		assertThat(JsonMarkup.of("{\n  \"a\": \"<b>\\", true).html()).endsWith("<i>\"&lt;b&gt;\\</i>");
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
		assertThat(html.split("<b>", -1)).hasSizeBetween(5_000, 20_001);
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
		return HtmlUtils.htmlUnescape(html.replaceAll("</?[ibu]>", ""));
	}

}
