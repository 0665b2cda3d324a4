package sample.pagerduty.client.console;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import sample.pagerduty.client.console.AnswerView.Note;
import sample.pagerduty.client.rest.ApiAnswer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Turns any answer into something that a page can show. */
@Component
class AnswerReader {

	private final JsonMapper mapper;

	AnswerReader(JsonMapper mapper) {
		this.mapper = mapper;
	}

	AnswerView read(ApiAnswer answer, TokenMask mask) {
		Set<Note> notes = EnumSet.noneOf(Note.class);
		if (answer.truncated()) {
			notes.add(Note.TRUNCATED);
		}
		JsonLayout body = body(answer, notes);
		// JSON that was laid out ends with a whole value.
		String text = (answer.truncated() && body.outcome() != JsonLayout.Outcome.LAID_OUT)
				? mask.maskBeginning(body.text()) : mask.mask(body.text());
		return new AnswerView(status(answer.status()), answer.duration().toMillis(),
				RateLimit.of(answer.headers()).orElse(null), headers(answer.headers(), mask),
				(body.outcome() == JsonLayout.Outcome.LAID_OUT) ? JsonMarkup.withoutDirections(text) : text,
				answer.body().length, notes, body.position());
	}

	private JsonLayout body(ApiAnswer answer, Set<Note> notes) {
		if (answer.body().length == 0) {
			notes.add(Note.EMPTY);
			return nothing();
		}
		if (isCompressed(answer.headers())) {
			notes.add(Note.COMPRESSED);
			return nothing();
		}
		JsonLayout layout = JsonLayout.of(this.mapper, decode(answer, notes), answer.truncated());
		switch (layout.outcome()) {
			case NOT_JSON -> notes.add(Note.NOT_JSON);
			case TOO_MUCH -> notes.add(Note.NOT_LAID_OUT);
			case LAID_OUT -> {
			}
		}
		return layout;
	}

	private static JsonLayout nothing() {
		return new JsonLayout("", JsonLayout.Outcome.LAID_OUT, new PagePosition());
	}

	private static boolean isCompressed(HttpHeaders headers) {
		return headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING)
			.stream()
			.anyMatch((encoding) -> !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity"));
	}

	private static String decode(ApiAnswer answer, Set<Note> notes) {
		ByteBuffer bytes = ByteBuffer.wrap(answer.body());
		CharBuffer text = CharBuffer.allocate(bytes.remaining());
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		// A truncated answer can end in the middle of a character.
		CoderResult result = decoder.decode(bytes, text, !answer.truncated());
		if (!result.isError()) {
			return text.flip().toString();
		}
		notes.add(Note.INVALID_TEXT);
		return new String(answer.body(), StandardCharsets.UTF_8);
	}

	/** Without cookies, and without HTTP/2's pseudo-headers. */
	private static List<String> headers(HttpHeaders headers, TokenMask mask) {
		return headers.headerSet()
			.stream()
			.filter((header) -> !header.getKey().equalsIgnoreCase(HttpHeaders.SET_COOKIE)
					&& !header.getKey().startsWith(":"))
			.flatMap((header) -> header.getValue().stream().map((value) -> header.getKey() + ": " + value))
			.map(mask::mask)
			.toList();
	}

	private static String status(int status) {
		HttpStatus known = HttpStatus.resolve(status);
		return (known != null) ? status + " " + known.getReasonPhrase() : String.valueOf(status);
	}

}
