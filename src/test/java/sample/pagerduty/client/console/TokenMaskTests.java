package sample.pagerduty.client.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens in texts that a page shows. */
class TokenMaskTests {

	private static final String MASK = TokenMask.MASK;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'' | ''
			nothing of it | nothing of it
			pdus+_0X/y= | #
			a pdus+_0X/y= b pdus+_0X/y=pdus+_0X/y= | a # b ##
			q=pdus%2B_0X%2Fy%3D&r | q=#&r
			pdus+_0X/y | pdus+_0X/y
			PDUS+_0X/Y= | PDUS+_0X/Y=
			""")
	void maskThenTheTokenAndItsEncodingsAreUnreadable(String text, String masked) {
		assertThat(new TokenMask("pdus+_0X/y=").mask(text)).isEqualTo(masked.replace("#", MASK));
	}

	@Test
	void maskWhenHtmlEscapesTheTokenThenUnreadable() {
		assertThat(new TokenMask("a&b\"<").mask("x a&amp;b&quot;&lt; y")).isEqualTo("x " + MASK + " y");
	}

	@Test
	void maskWhenOneTokenBeginsAnotherThenNothingOfTheLongerIsLeft() {
		assertThat(new TokenMask("abc", "abcdef").mask("abcdef abc")).isEqualTo(MASK + " " + MASK);
	}

	@Test
	void maskWhenATokenIsMissingThenTheOthersAreMasked() {
		assertThat(new TokenMask("abc", null).mask("abc null")).isEqualTo(MASK + " null");
		assertThat(new TokenMask((String) null).mask("abc")).isEqualTo("abc");
		assertThat(new TokenMask((String) null).maskBeginning("abc")).isEqualTo("abc");
	}

	@Test
	void maskBeginningWhenCutAnywhereInTheTokenThenNothingOfItIsLeft() {
		String token = "pdus+secret";
		TokenMask mask = new TokenMask(token);
		String text = "0123456789".repeat(4);
		for (int end = 1; end <= token.length(); end++) {
			assertThat(mask.maskBeginning(text + token.substring(0, end))).startsWith("0123456789").doesNotContain("p");
		}
	}

	@Test
	void maskBeginningWhenTheTextIsShorterThanTheTokenThenEmpty() {
		assertThat(new TokenMask("pdus+secret").maskBeginning("pdus")).isEmpty();
		assertThat(new TokenMask("pdus+secret").maskBeginning("")).isEmpty();
	}

	@Test
	void maskWhenPercentEncodedInLowerCaseThenUnreadable() {
		assertThat(new TokenMask("pdus+_0X/y=").mask("q=pdus%2b_0X%2fy%3d&r")).isEqualTo("q=" + MASK + "&r");
	}

}
