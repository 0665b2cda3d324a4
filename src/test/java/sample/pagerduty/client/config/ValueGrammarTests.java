package sample.pagerduty.client.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which character of a value is wrong, and scopes that look mistyped. */
class ValueGrammarTests {

	@ParameterizedTest
	@ValueSource(strings = { "PD_CLIENT_ID", "PD_CLIENT_SECRET" })
	void credentialWhenItHasAnInvisibleCharacterThenNamesItAndItsPlace(String key) {
		assertRefused(key, "s3cr3t\u00A0", key, "U+00A0 (NO-BREAK SPACE) as character 7");
		assertRefused(key, "s3\u200Bcr3t", "U+200B (ZERO WIDTH SPACE) as character 3");
		assertRefused(key, "\uFEFFs3cr3t", "as character 1");
		assertRefused(key, "s3cr\u00E9t", "U+00E9 (LATIN SMALL LETTER E WITH ACUTE) as character 5");
		assertRefused(key, "s3cr\tt", "U+0009 (CHARACTER TABULATION) as character 5");
	}

	@Test
	void credentialWhenAllAreVisibleThenAccepted() {
		String secret = "s3cr +/=~!\"\\{}|%:@";
		assertThat(PagerDutyApp.of(sources(Map.of("PD_CLIENT_SECRET", secret))).clientSecret())
			.isEqualTo(new Secret(secret));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					PD_OAUTH_URL    | https://login_x.example/oauth     | U+005F (LOW LINE) as character 14
					PD_OAUTH_URL    | https://l\u00F6gin.example/oauth  | U+00F6 (LATIN SMALL LETTER O WITH DIAERESIS) as character 10
					PD_OAUTH_URL    | https://login.example./oauth      | without a dot at the end
					PD_API_URL      | https://api.pagerduty.com./       | without a dot at the end
					PD_API_URL      | https://api.pagerduty.com/a/../b  | must not have //, /./ or /../ in its path
					PD_API_URL      | https://api.pagerduty.com/a//b    | must not have //
					PD_OAUTH_URL    | https://app.pagerduty.com/%2e%2e/x | must not have //
					PD_API_URL      | https://api.pagerduty.com/a b     | U+0020 (SPACE) as character 28
					PD_API_URL      | https://api.pagerduty.com\\x      | U+005C (REVERSE SOLIDUS) as character 26
					PD_SCOPES       | users.read \u201Cx\u201D          | U+201C (LEFT DOUBLE QUOTATION MARK) as character 12
					PD_SCOPES       | users.read;services.re\\ad        | U+005C (REVERSE SOLIDUS) as character 23
					PD_SUBDOMAIN    | Acme                              | U+0041 (LATIN CAPITAL LETTER A) as character 1
					PD_SUBDOMAIN    | acme.pagerduty.com                | U+002E (FULL STOP) as character 5
					PD_PROXY_URL    | proxy.example.com:3128            | must look like http://HOST:PORT
					PD_PROXY_URL    | socks5://proxy.example.com:1080   | must look like http://HOST:PORT
					PD_PROXY_URL    | http://proxy.example.com          | must look like http://HOST:PORT
					PD_PROXY_URL    | http://me:s3cr3t@proxy:3128       | belong in PD_PROXY_USER and PD_PROXY_PASSWORD
					PD_PROXY_USER   | me                                | needs PD_PROXY_URL too
					PD_PROXY_PASSWORD | s3cr3t                          | needs PD_PROXY_URL too
					""")
	void valueWhenItBreaksItsGrammarThenSaysWhere(String key, String value, String words) {
		assertRefused(key, value, key, words);
	}

	@ParameterizedTest
	@ValueSource(strings = { "+5000", "\u0665\u0660\u0660\u0660", "5000.0", "0x1388", "5 000" })
	void portWhenItIsNoPlainNumberThenRefused(String port) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> WebSettings.of(sources(Map.of("PD_PORT", port))))
			.withMessageContaining("must be a port number");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://tools.example.com/pd/callback", "https://tools.example.com/a/b/cb",
			"https://tools.example.com/pd/callback/" })
	void redirectUriWhenBelowAPathOfAProxyThenRefused(String uri) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> WebSettings.of(sources(Map.of("PD_REDIRECT_URI", uri))))
			.withMessageContaining("cannot run below a path of a proxy");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://tools.example.com/callback", "https://tools.example.com/callback/",
			"http://localhost:5000/pd/callback" })
	void redirectUriWhenNoProxyHasAPathThenAccepted(String uri) {
		assertThat(WebSettings.of(sources(Map.of("PD_REDIRECT_URI", uri))).redirectUri()).hasToString(uri);
	}

	@ParameterizedTest
	@CsvSource({ "incident.read,incidents.read", "users.raed,users.read", "service.write,services.write",
			"users:contact_method.read,users:contact_methods.read", "opened,openid" })
	void scopesWhenOneLooksMistypedThenNamesTheNearest(String scope, String meant) {
		assertThat(PagerDutyApp.warnings(sources(Map.of("PD_SCOPES", "users.read " + scope)))).containsExactly(
				"PD_SCOPES in the environment asks for %s, a scope that this app does not know; did you mean %s?"
					.formatted(scope, meant));
	}

	@ParameterizedTest
	@ValueSource(strings = { "openid users.read services.read", "incidents.write teams.read", "read", "write",
			"users:contact_methods.write" })
	void scopesWhenKnownThenNoWarning(String scopes) {
		assertThat(PagerDutyApp.warnings(sources(Map.of("PD_SCOPES", scopes)))).isEmpty();
	}

	@Test
	void scopesWhenNothingIsSimilarThenAWarningWithoutASuggestion() {
		assertThat(PagerDutyApp.warnings(sources(Map.of("PD_SCOPES", "everything,x")))).hasSize(2)
			.allSatisfy((warning) -> assertThat(warning).contains("App Registration").doesNotContain("did you mean"));
		assertThat(PagerDutyApp.warnings(sources(Map.of()))).isEmpty();
	}

	@Test
	void valueWhenItHasALineBreakThenTheSentenceHasNone() {
		for (String value : List.of("a\nb", "a\r\nWARN x", "a\u001Bb")) {
			assertThatExceptionOfType(InvalidConfigurationException.class)
				.isThrownBy(() -> WebSettings.of(sources(Map.of("PD_TRUST_PROXY", value))))
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
		}
	}

	private static void assertRefused(String key, String value, String... words) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> PagerDutyApp.of(sources(Map.of(key, value))))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(words)
				.doesNotContain(key.equals("PD_CLIENT_ID") ? "Exception" : "s3"));
	}

	private static ConfigSources sources(Map<String, String> settings) {
		Map<String, String> environment = new HashMap<>(Map.of("PD_CLIENT_ID", "a", "PD_CLIENT_SECRET", "b"));
		environment.putAll(settings);
		return ConfigSources.of(environment);
	}

}
