package sample.pagerduty.sandbox.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;
import sample.pagerduty.sandbox.company.Company;
import sample.pagerduty.sandbox.company.Directory;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/**
 * Gives the ID token the headers and claims that PagerDuty documents, and the
 * {@code nonce} of the request, which Spring copies. PagerDuty's table of claims has no
 * {@code nonce}, so an option leaves it out.
 */
@Component
class IdTokenCustomizer implements OAuth2TokenCustomizer<JwtEncodingContext> {

	private final SandboxUrls urls;

	private final SandboxOptions options;

	private final Directory directory;

	private final SigningKey signingKey;

	private final Clock clock;

	IdTokenCustomizer(SandboxUrls urls, SandboxOptions options, Directory directory, SigningKey signingKey,
			Clock clock) {
		this.urls = urls;
		this.options = options;
		this.directory = directory;
		this.signingKey = signingKey;
		this.clock = clock;
	}

	@Override
	public void customize(JwtEncodingContext context) {
		Instant now = this.clock.instant();
		String clientId = context.getRegisteredClient().getClientId();
		Authentication user = Objects.requireNonNull(context.getPrincipal());
		Company company = this.directory.findById(user.getName()).orElseThrow().company();
		context.getJwsHeader().keyId(this.signingKey.id()).header("x5t", this.signingKey.thumbprint());
		context.getClaims()
			.issuer(this.urls.issuer().toString())
			.audience(List.of(this.urls.api(company.region()).toString(), clientId))
			.issuedAt(now)
			.notBefore(now)
			.expiresAt(now.plus(Duration.ofHours(1)))
			.claims((claims) -> {
				if (!this.options.nonce()) {
					claims.remove(IdTokenClaimNames.NONCE);
				}
				claims.putAll(identity(user.getName(), company));
				claims.put("auth_time", Date.from(signedInAt(user, now)));
				claims.put("sid", UUID.randomUUID().toString());
				claims.put("delegation_id", UUID.randomUUID().toString());
				claims.put("purpose", "id");
				claims.put("acr", "urn:sandbox:password");
				claims.put("amr", "pwd");
				claims.put("at_hash", accessTokenHash(context));
			});
	}

	/** What PagerDuty tells about a person. The endpoint userinfo says the same. */
	static Map<String, Object> identity(String userId, Company company) {
		return Map.of("user_id", userId, "account_id", company.id(), "subdomain", company.subdomain(), "region",
				company.region().claim());
	}

	private static Instant signedInAt(Authentication user, Instant fallback) {
		return user.getAuthorities()
			.stream()
			.filter(FactorGrantedAuthority.class::isInstance)
			.map((authority) -> ((FactorGrantedAuthority) authority).getIssuedAt())
			.findFirst()
			.orElse(fallback);
	}

	/** OpenID Connect Core section 3.1.3.6. Spring does not write it. */
	private static String accessTokenHash(JwtEncodingContext context) {
		OAuth2Authorization authorization = Objects.requireNonNull(context.getAuthorization());
		OAuth2Authorization.Token<OAuth2AccessToken> accessToken = Objects
			.requireNonNull(authorization.getAccessToken());
		return AccessTokenHash
			.compute(new BearerAccessToken(accessToken.getToken().getTokenValue()), JWSAlgorithm.RS256, null)
			.getValue();
	}

}
