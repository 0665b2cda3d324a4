package sample.pagerduty.client.console;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** Masks tokens on a page, even if an answer repeats them. */
final class TokenMask {

	static final String MASK = "••••••••";

	private final List<String> secrets;

	TokenMask(@Nullable String... tokens) {
		this.secrets = Stream.of(tokens)
			.filter(Objects::nonNull)
			.flatMap((token) -> Stream.of(token, UriUtils.encode(token, StandardCharsets.UTF_8),
					HtmlUtils.htmlEscape(token)))
			.distinct()
			.sorted(Comparator.comparing(String::length).reversed())
			.toList();
	}

	String mask(String text) {
		String masked = text;
		for (String secret : this.secrets) {
			masked = masked.replace(secret, MASK);
		}
		return masked;
	}

	/** Masks a truncated text, which can end in the middle of a token. */
	String maskBeginning(String text) {
		int max = this.secrets.stream().mapToInt(String::length).max().orElse(0);
		return mask(text.substring(0, Math.max(0, text.length() - max)));
	}

}
