package sample.pagerduty.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.sandbox.App.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** HTTP Basic at the token endpoint: refused, or accepted with {@code --accept-basic}. */
class BasicIntegrationTests {

	private static final String SCOPE = "as_account-us.marlin-moss users.read";

	private static Sandbox start(AppKind kind, boolean acceptBasic) {
		return Sandbox
			.start(new SandboxOptions(0, List.of(App.CALLBACK), kind, kind.defaultScopes(), true, acceptBasic));
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenBasicIsNotAcceptedThenErrorAndPageSaySo(AppKind kind) throws Exception {
		try (Sandbox sandbox = start(kind, false)) {
			App app = new App(sandbox);
			Answer answer = app.post("/oauth/token", Map.of("grant_type", "refresh_token", "refresh_token", "x"),
					"Authorization", basic(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET));
			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.text("error")).isEqualTo("invalid_client");
			assertThat(answer.text("error_description")).contains("The Authorization header is not accepted");
			if (kind.hasSecret()) {
				assertThat(app.get("/").response().body()).contains("HTTP Basic", "--accept-basic");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "PUBLIC")
	void loginWhenBasicIsAcceptedThenCodeRefreshAndRevokeWork(AppKind kind) throws Exception {
		try (Sandbox sandbox = start(kind, true)) {
			App app = new App(sandbox);
			String header = basic(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET);
			Map<String, String> request = app.authorizationRequest();
			request.put("scope", "openid");
			Answer login = app.post(
					"/oauth/token", Map.of("grant_type", "authorization_code", "code", app.code(Visitor.ADMIN, request),
							"redirect_uri", App.CALLBACK.toString(), "code_verifier", App.VERIFIER),
					"Authorization", header);
			assertThat(login.status()).isEqualTo(200);
			Answer refresh = app.post("/global/oauth/token",
					Map.of("grant_type", "refresh_token", "refresh_token", login.text("refresh_token")),
					"Authorization", header);
			assertThat(refresh.status()).isEqualTo(200);
			assertThat(app.post("/oauth/revoke", Map.of("token", refresh.text("access_token")), "Authorization", header)
				.status()).isEqualTo(200);
			assertThat(app.refresh(refresh.text("refresh_token")).status()).isEqualTo(200);
			assertThat(app.get("/global/oauth/anonymous/.well-known/openid-configuration")
				.json()
				.path("token_endpoint_auth_methods_supported")
				.toString()).isEqualTo("[\"client_secret_post\",\"client_secret_basic\"]");
			assertThat(app.get("/").response().body()).contains("HTTP Basic").doesNotContain("--accept-basic");
		}
	}

	@ParameterizedTest
	@CsvSource({ "sandbox-client-id, wrong", "someone-else, wrong", "sandbox-client-id, ''", "'', ''" })
	void tokenWhenBasicIsWrongThenRefused(String id, String secret) throws Exception {
		try (Sandbox sandbox = start(AppKind.SCOPED, true)) {
			Answer answer = new App(sandbox).post("/oauth/token",
					Map.of("grant_type", "client_credentials", "scope", SCOPE), "Authorization", basic(id, secret));
			assertThat(answer.status()).isBetween(400, 401);
			assertThat(answer.text("error")).isIn("invalid_client", "invalid_request");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer x", "Digest x", "Basic  " })
	void tokenWhenHeaderIsOddThenRefused(String header) throws Exception {
		try (Sandbox sandbox = start(AppKind.SCOPED, true)) {
			Answer answer = new App(sandbox).post("/oauth/token",
					Map.of("grant_type", "client_credentials", "scope", SCOPE), "Authorization", header);
			assertThat(answer.status()).isBetween(400, 401);
			assertThat(answer.json().has("error")).isTrue();
		}
	}

	@Test
	void tokenWhenSecretIsInBothPlacesThenInvalidRequest() throws Exception {
		try (Sandbox sandbox = start(AppKind.SCOPED, true)) {
			App app = new App(sandbox);
			Answer answer = app.post("/oauth/token", app.form("client_credentials", "scope", SCOPE), "Authorization",
					basic(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET));
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.text("error")).isEqualTo("invalid_request");
			assertThat(app.token(app.form("client_credentials", "scope", SCOPE)).status()).isEqualTo(200);
		}
	}

	@Test
	void tokenWhenAppIsPublicThenBasicIsStillRefused() throws Exception {
		try (Sandbox sandbox = start(AppKind.PUBLIC, true)) {
			Answer answer = new App(sandbox).post("/oauth/token", Map.of("grant_type", "refresh_token"),
					"Authorization", basic(Sandbox.CLIENT_ID, ""));
			assertThat(answer.status()).isEqualTo(401);
		}
	}

	private static String basic(String id, String secret) {
		return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
	}

}
