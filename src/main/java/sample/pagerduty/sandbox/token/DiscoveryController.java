package sample.pagerduty.sandbox.token;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

import sample.pagerduty.sandbox.AppKind;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The discovery document (OpenID Connect Discovery section 3). Spring's document would
 * put all endpoints below the issuer's path, where PagerDuty has none.
 */
@RestController
class DiscoveryController {

	private final SandboxUrls urls;

	private final SandboxOptions options;

	DiscoveryController(SandboxUrls urls, SandboxOptions options) {
		this.urls = urls;
		this.options = options;
	}

	@GetMapping(SandboxUrls.ISSUER_PATH + "/.well-known/openid-configuration")
	ResponseEntity<Map<String, Object>> discover() {
		TreeSet<String> scopes = new TreeSet<>(this.options.appScopes());
		scopes.add("openid");
		AppKind kind = this.options.appKind();
		Consumer<List<String>> clientAuthentication = (methods) -> methods.addAll(clientAuthentication());
		Map<String, Object> claims = OidcProviderConfiguration.builder()
			.issuer(this.urls.issuer().toString())
			.authorizationEndpoint(this.urls.oauth() + "/authorize")
			.tokenEndpoint(this.urls.oauth() + "/token")
			.tokenRevocationEndpoint(this.urls.oauth() + "/revoke")
			.userInfoEndpoint(this.urls.userInfo().toString())
			.jwkSetUrl(this.urls.issuer() + "/jwks")
			.responseType("code")
			.grantType("authorization_code")
			.grantType("refresh_token")
			.grantTypes((grantTypes) -> {
				if (kind.hasAppTokens()) {
					grantTypes.add("client_credentials");
				}
			})
			.subjectType("public")
			.idTokenSigningAlgorithm("RS256")
			.tokenEndpointAuthenticationMethods(clientAuthentication)
			.tokenRevocationEndpointAuthenticationMethods(clientAuthentication)
			.codeChallengeMethod("S256")
			.scopes((supported) -> supported.addAll(scopes))
			.claim("response_modes_supported", List.of("query"))
			// The default would be true (OpenID Connect Discovery section 3)
			.claim("request_uri_parameter_supported", false)
			.claim("authorization_response_iss_parameter_supported", true)
			.build()
			.getClaims();
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(claims);
	}

	private List<String> clientAuthentication() {
		if (!this.options.appKind().hasSecret()) {
			return List.of("none");
		}
		return this.options.acceptBasic() ? List.of("client_secret_post", "client_secret_basic")
				: List.of("client_secret_post");
	}

}
