package sample.pagerduty.client.oauth;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Which access tokens are accepted. */
class TokenResponseConverterTests {

	private final TokenResponseConverter converter = new TokenResponseConverter(Duration.ofDays(1));

	@ParameterizedTest
	@ValueSource(strings = { "pdus+_0XBPWQQ_dfb1", "a.b-c_d~e/f+g", "YQ==", "0", "eyJ.eyJ.c2ln" })
	void convertWhenTheTokenIsOfItsAlphabetThenAccepted(String token) {
		assertThat(convert(token).getAccessToken().getTokenValue()).isEqualTo(token);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "=", "a=b", "a b", " a", "a ", "a\n", "a\r\nX: y", "a\0", "a\"b", "a'b", "a;b",
			"a$b", "a`b`", "a%41", "a\u202e", "\u00e9", "\ud83d\ude00", "<a>" })
	void convertWhenTheTokenIsOfAnotherAlphabetThenRefused(String token) {
		assertThatIllegalArgumentException().isThrownBy(() -> convert(token))
			.satisfies((thrown) -> assertThat(thrown.getMessage()).doesNotContain("X: y", "a;b"));
	}

	@Test
	void convertWhenTheTokenIsAListThenRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> convert(List.of("a")));
	}

	@Test
	void convertThenTheRestAsUsual() {
		OAuth2AccessTokenResponse response = this.converter.convert(Map.of("access_token", "a", "token_type", "Bearer",
				"refresh_token", "r", "scope", "x y", "expires_in", "60"));
		assertThat(response.getRefreshToken().getTokenValue()).isEqualTo("r");
		assertThat(response.getAccessToken().getScopes()).containsExactlyInAnyOrder("x", "y");
	}

	@ParameterizedTest
	@CsvSource({ "60, 60", "86400.0, 86400", "' 60 ', 60", "0, 86400", "-5, 86400", "soon, 86400", "1e3, 86400",
			"0.4, 86400", "999999999999, 999999999999", "9999999999999, 86400" })
	void convertThenLifetimeOrTheDocumentedOne(String expiresIn, long seconds) {
		assertThat(lifetime(expiresIn)).isEqualTo(seconds);
	}

	@Test
	void convertWhenTheLifetimeIsNoTextThenReadAllTheSame() {
		assertThat(lifetime(3600)).isEqualTo(3600);
		assertThat(lifetime(86400.0)).isEqualTo(86_400);
		assertThat(lifetime(null)).isEqualTo(86_400);
		assertThat(lifetime(List.of(60))).isEqualTo(86_400);
	}

	@Test
	void convertWhenTheScopeIsAListThenItsMembers() {
		OAuth2AccessTokenResponse response = this.converter
			.convert(Map.of("access_token", "a", "token_type", "Bearer", "scope", List.of("openid", "users.read")));
		assertThat(response.getAccessToken().getScopes()).containsExactlyInAnyOrder("openid", "users.read");
	}

	@Test
	void convertWhenTheIdTokenIsNoTextThenLeftOut() {
		for (Object odd : List.of(7, "", true, List.of("a.b.c"), Map.of())) {
			assertThat(this.converter.convert(Map.of("access_token", "a", "token_type", "Bearer", "id_token", odd))
				.getAdditionalParameters()).doesNotContainKey("id_token");
		}
	}

	private long lifetime(Object expiresIn) {
		Map<String, Object> parameters = new HashMap<>(Map.of("token_type", "bearer", "access_token", "a"));
		parameters.put("expires_in", expiresIn);
		OAuth2AccessToken token = this.converter.convert(parameters).getAccessToken();
		return Duration.between(token.getIssuedAt(), token.getExpiresAt()).toSeconds();
	}

	private OAuth2AccessTokenResponse convert(Object token) {
		Map<String, Object> parameters = new HashMap<>(Map.of("token_type", "bearer"));
		parameters.put("access_token", token);
		return this.converter.convert(parameters);
	}

}
