package sample.pagerduty.client.console;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.HtmlUtils;

/** Masks tokens on a page, even if an answer repeats them. */
final class TokenMask {

	static final String MASK = "••••••••";

	/** Of one character, such as {@code &#x2b;}. */
	private static final int MAX_ESCAPE = 6;

	private final @Nullable Pattern secrets;

	private final int maxLength;

	TokenMask(@Nullable String... tokens) {
		List<String> present = Stream.of(tokens)
			.filter(Objects::nonNull)
			.sorted(Comparator.comparing(String::length).reversed())
			.toList();
		this.secrets = present.isEmpty() ? null
				: Pattern.compile(present.stream().map(TokenMask::inAnyEncoding).collect(Collectors.joining("|")));
		this.maxLength = present.isEmpty() ? 0 : present.get(0).length() * MAX_ESCAPE;
	}

	/** Every character as itself or escaped, as in a URL, in HTML or in JSON. */
	private static String inAnyEncoding(String token) {
		return token.chars()
			.mapToObj((character) -> "(?:%s|%s|(?i:%%%02x|&#0*%d;|&#x0*%x;|\\\\u%04x))".formatted(
					Pattern.quote(Character.toString(character)),
					Pattern.quote(HtmlUtils.htmlEscape(Character.toString(character))), character, character, character,
					character))
			.collect(Collectors.joining());
	}

	String mask(String text) {
		return (this.secrets != null) ? this.secrets.matcher(text).replaceAll(MASK) : text;
	}

	/** Masks a truncated text, and drops the beginning of a token at its end. */
	String maskBeginning(String text) {
		return mask(text.substring(0, text.length() - partialLength(text)));
	}

	private int partialLength(String text) {
		if (this.secrets == null) {
			return 0;
		}
		Matcher matcher = this.secrets.matcher(text);
		for (int start = Math.max(0, text.length() - this.maxLength); start < text.length(); start++) {
			matcher.region(start, text.length());
			if (!matcher.lookingAt() && matcher.hitEnd()) {
				return text.length() - start;
			}
		}
		return 0;
	}

}
