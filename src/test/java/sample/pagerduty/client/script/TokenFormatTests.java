package sample.pagerduty.client.script;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import sample.pagerduty.client.apptoken.AppTokenRequest;
import sample.pagerduty.client.config.Region;
import sample.pagerduty.client.connection.ConnectedUser;
import sample.pagerduty.client.oauth.BearerToken;
import sample.pagerduty.client.oauth.Validity;
import sample.pagerduty.client.rest.ApiAccess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A token as scripts get it. */
class TokenFormatTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.900Z");

	private static final TokenResponse RESPONSE = TokenResponse.of(token(NOW.plusMillis(60_999)),
			new ConnectedUser("P1", "\u202eA\"", null, "acme"), null, NOW);

	@Test
	void jsonThenTheNamesOfRfc6749() {
		ResponseEntity<String> answer = TokenFormat.JSON.answer(RESPONSE, MAPPER);
		JsonNode json = MAPPER.readTree(answer.getBody());
		assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
		assertThat(json.propertyNames()).containsExactlyInAnyOrder("access_token", "token_type", "expires_at",
				"expires_in", "scope", "api_url", "user");
		assertThat(json.get("access_token").asString()).isEqualTo("pdus+_0X/y=");
		assertThat(json.get("token_type").asString()).isEqualTo("bearer");
		assertThat(json.get("expires_in").asInt()).isEqualTo(60);
		assertThat(json.get("api_url").asString()).isEqualTo("https://api.pagerduty.com");
		assertThat(json.get("user").get("name").asString()).isEqualTo("\u202eA\"");
	}

	@Test
	void jsonOfAnAppTokenThenItsAccountAndNoUser() {
		TokenResponse response = TokenResponse.of(token(null), null,
				AppTokenRequest.of(Region.EU, "acme", Set.of("a.read")), NOW);
		JsonNode json = MAPPER.readTree(TokenFormat.JSON.answer(response, MAPPER).getBody());
		assertThat(json.get("account").get("subdomain").asString()).isEqualTo("acme");
		assertThat(json.get("account").get("region").asString()).isEqualTo("eu");
		assertThat(json.has("user")).isFalse();
		assertThat(json.get("expires_in").isNull()).isTrue();
		assertThat(json.get("expires_at").isNull()).isTrue();
	}

	@Test
	void textThenTheTokenAlone() {
		ResponseEntity<String> answer = TokenFormat.TEXT.answer(RESPONSE, MAPPER);
		assertThat(answer.getBody()).isEqualTo("pdus+_0X/y=\n");
		assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.TEXT_PLAIN);
	}

	@Test
	void curlThenAConfigurationOfTwoHeaders() {
		assertThat(TokenFormat.CURL.answer(RESPONSE, MAPPER).getBody().lines()).containsExactly(
				"header = \"Authorization: Bearer pdus+_0X/y=\"",
				"header = \"Accept: application/vnd.pagerduty+json;version=2\"");
	}

	@Test
	void printThenWithoutTheToken() {
		assertThat(RESPONSE).asString().doesNotContain("pdus");
	}

	private static BearerToken token(Instant expiresAt) {
		return new BearerToken(new ApiAccess(URI.create("https://api.pagerduty.com"), "pdus+_0X/y=", null),
				new Validity(NOW, expiresAt), Set.of("a.read"));
	}

}
