package sample.pagerduty.client.rest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which links from outside are links. */
class WebLinkTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://acme.pagerduty.com/users/P1", "http://localhost:5001/a?b=c#d",
			"HTTPS://a.example", "https://[::1]/a", "https://a.example/%E2%80%AE" })
	void orNullWhenItIsAWebAddressThenItself(String link) {
		assertThat(WebLink.orNull(link)).isEqualTo(link);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "javascript:alert(1)", "JavaScript://a.example/%0aalert(1)", "data:text/html,x",
			"vbscript:x", "file:///etc/passwd", "ftp://a.example", "//a.example/b", "/users", "users", "?a", "#a",
			"https:", "https://", "https:a.example", "https:/a.example", "https:///a", "https://:80/",
			" https://a.example", "https://a.example/a b", "https://a.example/\n", "https://a.example/%",
			"https://a.example/\"><script>", "https://a.example\\@evil.example", "java\nscript:alert(1)",
			"\u0001javascript:alert(1)", "https://a.example\0" })
	void orNullWhenItIsNoneThenNull(String link) {
		assertThat(WebLink.orNull(link)).isNull();
	}

}
