package sample.pagerduty.client.script;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Browser;
import sample.pagerduty.client.FakePagerDuty;
import sample.pagerduty.client.SampleOnFakePagerDuty;
import sample.pagerduty.client.Script;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sample.pagerduty.client.FakePagerDuty.ACCESS_TOKEN;

/** {@code GET /api/token}, as scripts see it. */
class TokenApiIntegrationTests {

	@RegisterExtension
	static SampleOnFakePagerDuty app = new SampleOnFakePagerDuty();

	private Browser browser;

	private Script script;

	@BeforeEach
	void createKey() {
		this.browser = app.sample().browser();
		SampleOnFakePagerDuty.login(this.browser);
		this.script = Script.of(this.browser);
	}

	@Test
	void tokenThenAllThatAScriptNeeds() {
		HttpResponse<String> response = this.script.ask("");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(header(response, "Content-Type")).isEqualTo("application/json");
		assertThat(header(response, "Cache-Control")).contains("no-store");
		assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
		JsonNode token = Script.json(response);
		assertThat(token.propertyNames()).containsExactlyInAnyOrder("access_token", "token_type", "expires_at",
				"expires_in", "scope", "api_url", "user");
		assertThat(token.path("access_token").asString()).isEqualTo(ACCESS_TOKEN);
		assertThat(token.path("token_type").asString()).isEqualTo("bearer");
		assertThat(token.path("expires_in").asLong()).isBetween(86_300L, 86_400L);
		assertThat(Instant.parse(token.path("expires_at").asString())).isCloseTo(Instant.now().plusSeconds(86_400),
				within(Duration.ofMinutes(2)));
		assertThat(token.path("scope").asString()).isEqualTo("openid users.read services.read");
		assertThat(token.path("api_url").asString()).isEqualTo(app.pagerDuty().url());
		assertThat(token.path("user").path("id").asString()).isEqualTo(FakePagerDuty.USER_ID);
		assertThat(token.path("user").path("account").asString()).isEqualTo("acme");
	}

	@Test
	void tokenAsTextThenOnlyTheToken() {
		HttpResponse<String> response = this.script.ask("?format=text");
		assertThat(response.body()).isEqualTo(ACCESS_TOKEN + "\n");
		assertThat(header(response, "Content-Type")).startsWith("text/plain");
	}

	@Test
	void tokenForCurlThenACurlConfiguration() {
		assertThat(this.script.ask("?format=curl").body()).isEqualTo("""
				header = "Authorization: Bearer %s"
				header = "Accept: application/vnd.pagerduty+json;version=2"
				""".formatted(ACCESS_TOKEN));
	}

	@ParameterizedTest
	@CsvSource({ "?format=xml, bad-parameter", "?format=, bad-parameter", "?format=JSON, bad-parameter",
			"?format=text&format=curl, bad-parameter", "?min_validity=, bad-parameter",
			"?min_validity=-1, bad-parameter", "?min_validity=1.5, bad-parameter", "?min_validity=ten, bad-parameter",
			"?min_validity=99999999999999999999, bad-parameter", "?min_validty=300, bad-parameter",
			"?access_token=x, bad-parameter", "?min_validity=86400, validity-too-long",
			"?min_validity=999999999, validity-too-long" })
	void tokenWhenAParameterIsInvalidThenSaysWhy(String query, String type) {
		HttpResponse<String> response = this.script.ask(query);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(Script.problemIn(response)).isEqualTo(type);
		assertThat(Script.json(response).path("detail").asString()).endsWith(".");
		assertThat(Script.json(response).path("status").asInt()).isEqualTo(400);
	}

	@Test
	void tokenWithoutAKeyThenAskedForOne() {
		HttpResponse<String> response = new Script(home(), "").ask("", new String[0]);
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer realm=\"pagerduty-oauth-sample\"");
		assertThat(Script.problemIn(response)).isEqualTo("missing-key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer x", "Bearer", "Bearer pdsk_",
			"Bearer pdus+_0AAAAAA_11111111-2222-3333-4444-555555555555",
			"Bearer pdsk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Bearer a b" })
	void tokenWithAWrongKeyThenRefused(String authorization) {
		HttpResponse<String> response = this.script.ask("", "Authorization", authorization);
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(header(response, "WWW-Authenticate"))
			.isEqualTo("Bearer realm=\"pagerduty-oauth-sample\", error=\"invalid_token\"");
		assertThat(Script.problemIn(response)).isEqualTo("invalid-key");
	}

	@Test
	void tokenWithTheKeyElsewhereThenRefused() {
		String key = this.script.key();
		assertThat(this.script.problem("?access_token=" + key)).isEqualTo("bad-parameter");
		assertThat(this.script.ask("?access_token=" + key, "Accept", "*/*").statusCode()).isEqualTo(401);
		assertThat(this.script.ask("", "Authorization", "Basic " + key).statusCode()).isEqualTo(401);
		assertThat(this.script.ask("", "Cookie", "PD_OAUTH_SAMPLE=" + key).statusCode()).isEqualTo(401);
		assertThat(this.script.ask("", "Authorization", "bearer " + key).statusCode()).isEqualTo(200);
	}

	@Test
	void keyThenOpensNoPage() throws Exception {
		for (String path : new String[] { "/", "/services", "/scripts", "/actuator/env" }) {
			HttpResponse<String> response = this.script.send("GET", path);
			assertThat(response.body()).doesNotContain("Hello, Ada Admin!", ACCESS_TOKEN);
		}
	}

	@Test
	void sessionThenOpensNoApi() {
		HttpResponse<String> response = this.browser.get("/api/token");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(Script.problemIn(response)).isEqualTo("missing-key");
	}

	@ParameterizedTest
	@CsvSource({ "POST, /api/token", "DELETE, /api/token", "GET, /api", "GET, /api/", "GET, /api/token/x",
			"GET, /api/tokens", "GET, /api/app-token" })
	void otherCallsThenNotFound(String method, String path) throws Exception {
		HttpResponse<String> response = this.script.send(method, path);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(Script.problemIn(response)).isEqualTo("not-found");
	}

	@Test
	void tokenWhenTheKeyIsDeletedThenRefused() {
		String page = this.browser.get("/scripts").body();
		String id = page.replaceFirst("(?s).*/scripts/([0-9a-f-]{36})/delete.*", "$1");
		this.browser.submit(this.browser.get("/scripts"), "/scripts/" + id + "/delete", Map.of());
		assertThat(this.script.problem("")).isEqualTo("invalid-key");
	}

	private static String header(HttpResponse<String> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

	private static URI home() {
		return app.sample().home();
	}

}
