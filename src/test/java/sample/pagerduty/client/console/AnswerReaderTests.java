package sample.pagerduty.client.console;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import sample.pagerduty.client.console.AnswerView.Note;
import sample.pagerduty.client.rest.ApiAnswer;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** From an answer, whatever it is, to what the page shows. */
class AnswerReaderTests {

	private final AnswerReader reader = new AnswerReader(new JsonMapper());

	@ParameterizedTest
	@CsvSource({ "200, 200 OK", "404, 404 Not Found", "429, 429 Too Many Requests", "418, 418 I'm a teapot", "299, 299",
			"599, 599", "999, 999" })
	void readThenTheStatusWithItsNameIfItHasOne(int status, String shown) {
		assertThat(read(new ApiAnswer(status, new HttpHeaders(), bytes("{}"), false, Duration.ZERO)).status())
			.isEqualTo(shown);
	}

	@Test
	void readThenTimeAndSizeOfTheAnswer() {
		AnswerView view = read(
				new ApiAnswer(200, new HttpHeaders(), bytes("\"\u00e9\""), false, Duration.ofNanos(1_999_999)));
		assertThat(view).returns(1L, AnswerView::millis)
			.returns(4, AnswerView::size)
			.returns(Set.of(), AnswerView::notes);
	}

	@Test
	void readWhenTheBodyIsEmptyThenNoted() {
		assertThat(read(answer(new byte[0], false)).notes()).containsExactly(Note.EMPTY);
	}

	@ParameterizedTest
	@CsvSource({ "gzip, true", "br, true", "'identity, gzip', true", "identity, false", "Identity, false", "'', false",
			"' ', false" })
	void readWhenThereIsAContentEncodingThenTheBodyIsNotShown(String encoding, boolean compressed) {
		ApiAnswer answer = answer(bytes("{}"), false);
		answer.headers().add("Content-Encoding", encoding);
		AnswerView view = read(answer);
		assertThat(view.notes().contains(Note.COMPRESSED)).isEqualTo(compressed);
		assertThat(view.text().isEmpty()).isEqualTo(compressed);
		assertThat(view.isPagerDutys()).isEqualTo(!compressed);
	}

	@Test
	void readWhenBytesAreNotUtf8ThenReplacedAndNoted() {
		AnswerView view = read(answer(new byte[] { '"', (byte) 0xC3, '"' }, false));
		assertThat(view.notes()).containsExactly(Note.INVALID_TEXT);
		assertThat(view.text()).isEqualTo("\"\ufffd\"");
	}

	@Test
	void readWhenCutWithinACharacterThenOnlyTruncatedIsNoted() {
		byte[] whole = bytes("[\"a\",\"\ud83d\ude00\"]");
		for (int end = 6; end < 10; end++) {
			AnswerView view = read(answer(Arrays.copyOf(whole, end), true));
			assertThat(view.notes()).containsExactly(Note.TRUNCATED);
			assertThat(view.text()).contains("\"a\"");
		}
	}

	@Test
	void readWhenCutWithinTheTokenThenNothingOfItIsShown() {
		AnswerView view = read(answer(bytes("<p>0123456789 sec"), true));
		assertThat(view.notes()).containsExactlyInAnyOrder(Note.NOT_JSON, Note.TRUNCATED);
		assertThat(view.text()).isEqualTo("<p>0123456789 ");
	}

	@Test
	void readThenHeadersWithoutCookiesAndTokens() {
		ApiAnswer answer = answer(bytes("{}"), false);
		answer.headers().add("SET-cookie", "a=b");
		answer.headers().add(":status", "200");
		answer.headers().add("X-Echo", "secret-token");
		answer.headers().add("X-Echo", "2");
		assertThat(read(answer).headers()).containsExactly("X-Echo: " + TokenMask.MASK, "X-Echo: 2");
	}

	@Test
	void readThenTheTokenInTheBodyIsMasked() {
		assertThat(read(answer(bytes("{\"a\":\"x secret-token y\"}"), false)).text())
			.contains("x " + TokenMask.MASK + " y")
			.doesNotContain("secret");
	}

	private AnswerView read(ApiAnswer answer) {
		return this.reader.read(answer, new TokenMask("secret-token"));
	}

	private static ApiAnswer answer(byte[] body, boolean truncated) {
		return new ApiAnswer(200, new HttpHeaders(), body, truncated, Duration.ofMillis(5));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
