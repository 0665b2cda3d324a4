package sample.pagerduty.client;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import sample.pagerduty.Browser;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/**
 * A PagerDuty that can fail in every way. It answers like the real one until a test
 * changes an answer.
 */
public final class FakePagerDuty implements AutoCloseable {

	public static final String CLIENT_ID = "4b1d2f70-1111-4222-8333-944455556666";

	public static final String CLIENT_SECRET = "s3cret+of/the=app";

	public static final String CODE = "authorization-code-7f3a";

	public static final String ACCESS_TOKEN = "pdus+_0AAAAAA_11111111-2222-3333-4444-555555555555";

	public static final String REFRESH_TOKEN = "pdus+_1BBBBBB_66666666-7777-8888-9999-000000000000";

	public static final String APP_TOKEN = "pdus+_0EEEEEE_99999999-8888-7777-6666-555555555555";

	public static final String USER_ID = "PADA001";

	/** The lifetime of an access token. */
	public static final Duration LIFETIME = Duration.ofDays(1);

	public static final String TOKEN = "/oauth/token";

	public static final String REVOKE = "/oauth/revoke";

	public static final String KEYS = "/global/oauth/anonymous/jwks";

	public static final String ME = "/users/me";

	public static final String SERVICES = "/services";

	/** Weak, but quick to sign with, and no test depends on its strength. */
	private static final int KEY_BITS = 1024;

	private static final RSAKey KEY = generateKey("the-key");

	private final Clock clock;

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1").containerThreads(50));

	public FakePagerDuty() {
		this(Clock.systemUTC());
	}

	/** With a clock for its ID tokens. */
	public FakePagerDuty(Clock clock) {
		this.clock = clock;
		this.server.start();
		reset();
	}

	private static RSAKey generateKey(String id) {
		try {
			return new RSAKeyGenerator(KEY_BITS, true).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Makes everything work again. */
	public void reset() {
		this.server.resetAll();
		answer(KEYS, okJson(new JWKSet(KEY.toPublicJWK()).toString()));
		answer(TOKEN, okJson(tokens(idToken((claims) -> claims), "openid users.read services.read")));
		answerRefresh(newPair(LIFETIME));
		answerAppToken(appToken("as_account-us.acme users.read services.read"));
		answer(REVOKE, ok());
		answer(ME, okJson(user(USER_ID, "Ada Admin")));
		answer(SERVICES, okJson("{\"services\":[],\"limit\":25,\"offset\":0,\"more\":false,\"total\":null}"));
	}

	public void answer(String path, ResponseDefinitionBuilder response) {
		this.server.stubFor(any(urlPathEqualTo(path)).willReturn(response));
	}

	/** Answers calls with one access token, and others as before. */
	public void answerTo(String path, String accessToken, ResponseDefinitionBuilder response) {
		this.server.stubFor(any(urlPathEqualTo(path)).atPriority(1)
			.withHeader("Authorization", equalTo("Bearer " + accessToken))
			.willReturn(response));
	}

	/** Answers token requests with a refresh token, and others as before. */
	public void answerRefresh(ResponseDefinitionBuilder response) {
		this.server.stubFor(post(urlPathEqualTo(TOKEN)).atPriority(1)
			.withFormParam("grant_type", equalTo("refresh_token"))
			.willReturn(response));
	}

	/** Answers requests for an app token, and others as before. */
	public void answerAppToken(ResponseDefinitionBuilder response) {
		this.server.stubFor(post(urlPathEqualTo(TOKEN)).atPriority(1)
			.withFormParam("grant_type", equalTo("client_credentials"))
			.willReturn(response));
	}

	public static ResponseDefinitionBuilder appToken(String scope) {
		return okJson("{\"access_token\":\"%s\",\"token_type\":\"bearer\",\"scope\":\"%s\",\"expires_in\":%d}"
			.formatted(APP_TOKEN, scope, LIFETIME.toSeconds()));
	}

	/** The requests for app tokens, the first one first. */
	public List<Map<String, String>> appTokensAsked() {
		return formsSentTo(TOKEN).filter((form) -> "client_credentials".equals(form.get("grant_type"))).toList();
	}

	/** The answer to a refresh: different tokens each time. */
	public static ResponseDefinitionBuilder newPair(Duration lifetime) {
		return okJson("""
				{"access_token":"pdus+_0CCCCCC_{{randomValue type='UUID'}}",
				"refresh_token":"pdus+_1DDDDDD_{{randomValue type='UUID'}}",
				"token_type":"bearer","scope":"openid users.read services.read","expires_in":%d}"""
			.formatted(lifetime.toSeconds())).withTransformers("response-template");
	}

	/** The refresh tokens that were sent, the first one first. */
	public List<String> refreshTokensSent() {
		return formsSentTo(TOKEN).filter((form) -> "refresh_token".equals(form.get("grant_type")))
			.map((form) -> form.get("refresh_token"))
			.toList();
	}

	/** The tokens that were sent to be revoked, the first one first. */
	public List<String> tokensRevoked() {
		return formsSentTo(REVOKE).map((form) -> form.get("token")).toList();
	}

	public Stream<Map<String, String>> formsSentTo(String path) {
		return this.server.findAll(postRequestedFor(urlPathEqualTo(path)))
			.stream()
			.map((request) -> Browser.query(URI.create("?" + request.getBodyAsString())));
	}

	/** Makes the next logins those of another user. */
	public void logInAs(String userId, String name) {
		answerWithIdToken(idToken((claims) -> claims.claim("user_id", userId).subject(name)));
		answer(ME, okJson(user(userId, name)));
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

	/** An ID token with PagerDuty's claims, with changes. */
	public String idToken(UnaryOperator<JWTClaimsSet.Builder> change) {
		return sign(KEY, change);
	}

	/** Signs with a new key from now on, as PagerDuty does from time to time. */
	public void rotateKeys() {
		RSAKey newKey = generateKey("the-next-key");
		answer(KEYS, okJson(new JWKSet(newKey.toPublicJWK()).toString()));
		answerWithIdToken(sign(newKey, (claims) -> claims));
	}

	/** An ID token that names PagerDuty's key, but is signed by another one. */
	public String forgedIdToken() {
		return sign(generateKey("the-key"), (claims) -> claims);
	}

	/** Publishes another key in front of the right one. */
	public void addKey(String json) {
		answer(KEYS, okJson("{\"keys\":[" + json + "," + KEY.toPublicJWK().toJSONString() + "]}"));
	}

	/** An ID token that names a key which is not published. */
	public String idTokenOfUnknownKey() {
		return sign(generateKey("unknown"), (claims) -> claims);
	}

	private String sign(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
		Instant now = this.clock.instant();
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
			jwt.sign(new RSASSASigner(key, Set.of(AllowWeakRSAKey.getInstance())));
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

	/**
	 * What an operator writes to connect to this PagerDuty, with more time than it needs
	 * on a busy machine.
	 */
	public Map<String, String> configuration() {
		return Map.of("PD_CLIENT_ID", CLIENT_ID, "PD_CLIENT_SECRET", CLIENT_SECRET, "PD_OAUTH_URL", url() + "/oauth",
				"PD_API_URL", url(), "PD_READ_TIMEOUT", "30s", "PD_CONNECT_TIMEOUT", "10s");
	}

	/** The same with other settings, as names and values in turn. */
	public Map<String, String> configuration(String... settings) {
		Map<String, String> all = new HashMap<>(configuration());
		for (int i = 0; i < settings.length; i += 2) {
			all.put(settings[i], settings[i + 1]);
		}
		return all;
	}

	public WireMockServer server() {
		return this.server;
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
