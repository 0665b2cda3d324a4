package sample.pagerduty.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sample.pagerduty.Http;
import sample.pagerduty.sandbox.App.Answer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import static org.assertj.core.api.Assertions.assertThat;

/** The ID token, its keys and the discovery document. */
class IdTokenIntegrationTests {

	private static Sandbox sandbox;

	private static Answer login;

	private static Jwt idToken;

	@BeforeAll
	static void logIn() throws Exception {
		sandbox = App.startSandbox(AppKind.SCOPED);
		login = new App(sandbox).login(Visitor.ADMIN, "openid users.read");
		idToken = NimbusJwtDecoder.withJwkSetUri(sandbox.apiUrl() + "/global/oauth/anonymous/jwks")
			.build()
			.decode(login.text("id_token"));
	}

	@AfterAll
	static void stopSandbox() {
		sandbox.close();
	}

	@Test
	void idTokenWhenIssuedThenHasTheDocumentedClaimsAndTheNonce() {
		assertThat(idToken.getClaims()).containsOnlyKeys("iss", "aud", "azp", "sub", "user_id", "account_id",
				"subdomain", "region", "exp", "iat", "nbf", "auth_time", "jti", "sid", "purpose", "at_hash", "acr",
				"amr", "delegation_id", "nonce");
	}

	@ParameterizedTest
	@ValueSource(strings = { "n-0S6_WzA2Mj", "a+b c&d=%25", "ünïcode \"quoted\"", "0" })
	void idTokenWhenNonceWasSentThenItComesBackUnchanged(String nonce) throws Exception {
		assertThat(decode(sandbox, login(sandbox, nonce)).getClaimAsString("nonce")).isEqualTo(nonce);
	}

	@Test
	void idTokenWhenNoNonceWasSentThenThereIsNone() throws Exception {
		assertThat(decode(sandbox, login(sandbox, null)).hasClaim("nonce")).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void idTokenWhenOptionIsNoNonceThenItDoesNotComeBack(AppKind kind) throws Exception {
		try (Sandbox other = Sandbox
			.start(new SandboxOptions(0, List.of(App.CALLBACK), kind, kind.defaultScopes(), false, false))) {
			assertThat(decode(other, login(other, "n-0S6_WzA2Mj")).hasClaim("nonce")).isFalse();
		}
	}

	@Test
	void authorizeWhenNonceIsRepeatedThenPageSaysSo() throws Exception {
		Answer answer = new App(sandbox)
			.get("/oauth/authorize?" + Http.form(new App(sandbox).authorizationRequest()) + "&nonce=second");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.response().body()).contains("parameter nonce");
	}

	private static Answer login(Sandbox sandbox, @Nullable String nonce) throws Exception {
		App app = new App(sandbox);
		Map<String, String> request = app.authorizationRequest();
		request.put("scope", "openid");
		request.remove("nonce");
		if (nonce != null) {
			request.put("nonce", nonce);
		}
		return app.token(app.codeForm(app.code(Visitor.ADMIN, request)));
	}

	private static Jwt decode(Sandbox sandbox, Answer answer) {
		return NimbusJwtDecoder.withJwkSetUri(sandbox.issuer() + "/jwks").build().decode(answer.text("id_token"));
	}

	@Test
	void idTokenWhenIssuedThenClaimsHaveTheirValues() throws Exception {
		Answer me = new App(sandbox).api("/users/me", login.text("access_token"));
		assertThat(idToken.getClaimAsString("iss")).isEqualTo(sandbox.apiUrl() + "/global/oauth/anonymous");
		assertThat(idToken.getAudience()).containsExactly(sandbox.apiUrl().toString(), sandbox.clientId());
		assertThat(idToken.getClaimAsString("azp")).isEqualTo(sandbox.clientId());
		assertThat(idToken.getSubject()).isEqualTo(me.json().path("user").path("id").asString());
		assertThat(idToken.getClaimAsString("user_id")).isEqualTo(idToken.getSubject());
		assertThat(idToken.getClaimAsString("region")).isEqualTo("UnitedStates");
		assertThat(idToken.getClaimAsString("purpose")).isEqualTo("id");
		assertThat(idToken.<Object>getClaim("amr")).isEqualTo("pwd");
		assertThat(Duration.between(idToken.getIssuedAt(), idToken.getExpiresAt())).isEqualTo(Duration.ofHours(1));
	}

	@Test
	void idTokenWhenIssuedThenHeaderNamesKeyAndThumbprint() {
		assertThat(idToken.getHeaders()).containsOnlyKeys("alg", "kid", "x5t").containsEntry("alg", "RS256");
	}

	@Test
	void idTokenWhenIssuedThenAtHashBelongsToTheAccessToken() throws Exception {
		byte[] hash = MessageDigest.getInstance("SHA-256")
			.digest(login.text("access_token").getBytes(StandardCharsets.US_ASCII));
		assertThat(idToken.getClaimAsString("at_hash"))
			.isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)));
	}

	@Test
	void discoveryWhenFetchedThenSaysWhatTheSandboxCan() throws Exception {
		Answer answer = new App(sandbox).get("/global/oauth/anonymous/.well-known/openid-configuration");
		String expected = """
				{
				  "issuer": "API/global/oauth/anonymous",
				  "authorization_endpoint": "API/oauth/authorize",
				  "token_endpoint": "API/oauth/token",
				  "revocation_endpoint": "API/oauth/revoke",
				  "userinfo_endpoint": "API/global/oauth/userinfo",
				  "jwks_uri": "API/global/oauth/anonymous/jwks",
				  "scopes_supported": ["openid", "services.read", "users.read"],
				  "response_types_supported": ["code"],
				  "response_modes_supported": ["query"],
				  "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials"],
				  "subject_types_supported": ["public"],
				  "id_token_signing_alg_values_supported": ["RS256"],
				  "token_endpoint_auth_methods_supported": ["client_secret_post"],
				  "revocation_endpoint_auth_methods_supported": ["client_secret_post"],
				  "code_challenge_methods_supported": ["S256"],
				  "request_uri_parameter_supported": false,
				  "authorization_response_iss_parameter_supported": true
				}
				""".replace("API", sandbox.apiUrl().toString());
		assertThat(answer.json()).isEqualTo(new JsonMapper().readTree(expected));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/.well-known/oauth-authorization-server",
			"/.well-known/oauth-authorization-server/global/oauth/anonymous", "/.well-known/openid-configuration",
			"/oauth2/jwks", "/oauth2/authorize" })
	void discoveryWhenElsewhereThenNotFound(String path) throws Exception {
		assertThat(new App(sandbox).get(path).status()).isEqualTo(404);
	}

}
