package sample.pagerduty.client.console;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Masks tokens on a page, even if an answer repeats them. */
final class TokenMask {

	static final String MASK = "••••••••";

	/** Of one character, such as {@code &#x2b;}. */
	private static final int MAX_ESCAPE = 6;

	private final @Nullable Pattern secrets;

	private final int maxLength;

	TokenMask(@Nullable String... tokens) {
		List<String> present = Stream.of(tokens).filter(Objects::nonNull).distinct().toList();
		this.secrets = present.isEmpty() ? null
				: Pattern.compile(present.stream().map(TokenMask::inAnyEncoding).collect(Collectors.joining("|")),
						Pattern.CASE_INSENSITIVE);
		this.maxLength = present.stream().mapToInt((token) -> token.length() * MAX_ESCAPE).max().orElse(0);
	}

	/** Every character as itself or escaped, as in a URL, in HTML or in JSON. */
	private static String inAnyEncoding(String token) {
		return token.chars()
			.mapToObj((character) -> "(?:%s|%%%02x|&#0*%d;|&#x0*%x;|\\\\u%04x)"
				.formatted(Pattern.quote(Character.toString(character)), character, character, character, character))
			.collect(Collectors.joining());
	}

	String mask(String text) {
		return (this.secrets != null) ? this.secrets.matcher(text).replaceAll(MASK) : text;
	}

	/** Masks a truncated text, which can end in the middle of a token. */
	String maskBeginning(String text) {
		return mask(text.substring(0, Math.max(0, text.length() - this.maxLength)));
	}

}
