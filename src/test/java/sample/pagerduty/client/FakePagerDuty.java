package sample.pagerduty.client;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/**
 * A PagerDuty that can be told to fail in every way. Answers like the real one until told
 * otherwise.
 */
public final class FakePagerDuty implements AutoCloseable {

	public static final String CLIENT_ID = "4b1d2f70-1111-4222-8333-944455556666";

	public static final String CLIENT_SECRET = "s3cret+of/the=app";

	public static final String CODE = "authorization-code-7f3a";

	public static final String ACCESS_TOKEN = "pdus+_0AAAAAA_11111111-2222-3333-4444-555555555555";

	public static final String REFRESH_TOKEN = "pdus+_1BBBBBB_66666666-7777-8888-9999-000000000000";

	public static final String USER_ID = "PADA001";

	public static final String TOKEN = "/oauth/token";

	public static final String REVOKE = "/oauth/revoke";

	public static final String KEYS = "/global/oauth/anonymous/jwks";

	public static final String ME = "/users/me";

	public static final String SERVICES = "/services";

	private static final RSAKey KEY = generateKey("the-key");

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

	public FakePagerDuty() {
		this.server.start();
		reset();
	}

	private static RSAKey generateKey(String id) {
		try {
			return new RSAKeyGenerator(2048).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Lets everything work. */
	public void reset() {
		this.server.resetAll();
		answer(KEYS, okJson(new JWKSet(KEY.toPublicJWK()).toString()));
		answer(TOKEN, okJson(tokens(idToken((claims) -> claims), "openid users.read services.read")));
		answer(REVOKE, ok());
		answer(ME, okJson(user(USER_ID, "Ada Admin")));
		answer(SERVICES, okJson("{\"services\":[],\"limit\":25,\"offset\":0,\"more\":false,\"total\":null}"));
	}

	public void answer(String path, ResponseDefinitionBuilder response) {
		this.server.stubFor(any(urlPathEqualTo(path)).willReturn(response));
	}

	public void answerWithIdToken(String idToken) {
		answer(TOKEN, okJson(tokens(idToken, "openid users.read services.read")));
	}

	public void answerWithScopes(String scopes) {
		answer(TOKEN, okJson(tokens(idToken((claims) -> claims), scopes)));
	}

	public static ResponseDefinitionBuilder error(int status, String json) {
		return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(json);
	}

	public static String user(String id, String name) {
		return """
				{"user":{"id":"%s","name":"%s","email":"ada@example.com","role":"admin","time_zone":"Europe/Paris",
				"avatar_url":"https://images.example.com/ada.png","html_url":"https://acme.pagerduty.com/users/%s"}}"""
			.formatted(id, name, id);
	}

	public static String tokens(String idToken, String scopes) {
		return """
				{"access_token":"%s","refresh_token":"%s","token_type":"bearer","scope":"%s","expires_in":86400,
				"id_token":"%s","client_info":"prefix_legacy"}""".formatted(ACCESS_TOKEN, REFRESH_TOKEN, scopes,
				idToken);
	}

	/** An ID token with PagerDuty's claims, changed as the test wants. */
	public String idToken(UnaryOperator<JWTClaimsSet.Builder> change) {
		return sign(KEY, change);
	}

	/** Signs with a new key from now on, as PagerDuty does now and then. */
	public void rotateKeys() {
		RSAKey newKey = generateKey("the-next-key");
		answer(KEYS, okJson(new JWKSet(newKey.toPublicJWK()).toString()));
		answerWithIdToken(sign(newKey, (claims) -> claims));
	}

	/** An ID token that says the key is PagerDuty's, but it is not. */
	public String forgedIdToken() {
		return sign(generateKey("the-key"), (claims) -> claims);
	}

	private String sign(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
		Instant now = Instant.now();
		JWTClaimsSet claims = change
			.apply(new JWTClaimsSet.Builder().issuer(issuer())
				.audience(List.of(this.server.baseUrl(), CLIENT_ID))
				.claim("azp", CLIENT_ID)
				.subject("ada@example.com")
				.claim("user_id", USER_ID)
				.claim("account_id", "PACME01")
				.claim("subdomain", "acme")
				.claim("region", "UnitedStates")
				.issueTime(Date.from(now))
				.expirationTime(Date.from(now.plusSeconds(3600)))
				.claim("purpose", "id"))
			.build();
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
					claims);
			jwt.sign(new RSASSASigner(key));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public String issuer() {
		return url() + "/global/oauth/anonymous";
	}

	public String url() {
		return "http://localhost:" + this.server.port();
	}

	/** What an operator writes to connect to this PagerDuty. */
	public Map<String, String> configuration() {
		return Map.of("PD_CLIENT_ID", CLIENT_ID, "PD_CLIENT_SECRET", CLIENT_SECRET, "OAUTH_URL", url() + "/oauth",
				"API_URL", url(), "READ_TIMEOUT", "1s", "CONNECT_TIMEOUT", "1s");
	}

	public WireMockServer server() {
		return this.server;
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
