package sample.pagerduty.sandbox.signin;

import java.util.List;

import sample.pagerduty.sandbox.Region;
import sample.pagerduty.sandbox.Sandbox;
import sample.pagerduty.sandbox.SandboxOptions;
import sample.pagerduty.sandbox.SandboxUrls;

/**
 * The settings with which a third-party client runs against the sandbox. The
 * documentation has the same list, and a test compares the two.
 *
 * @param settings lines to copy
 */
record ClientRecipe(String name, String settings) {

	private static final List<ClientRecipe> ALL = List.of(new ClientRecipe("openid-client 6", """
			discovery(new URL('{issuer}'), '{id}', undefined,
			  {auth}, { execute: [allowInsecureRequests] })
			fetch('{api}/users/me', …)"""), new ClientRecipe("oauth4webapi", """
			discoveryRequest(new URL('{issuer}'), { [allowInsecureRequests]: true })
			client_id '{id}', {auth}
			protectedResourceRequest(token, 'GET', new URL('{api}/users/me'), …)"""), new ClientRecipe("Auth.js", """
			type: 'oidc', issuer: '{issuer}', clientId: '{id}', {secretSetting}
			client: { token_endpoint_auth_method: '{method}' }, checks: ['pkce', 'state', 'nonce']
			authorization: { params: { scope: '{scopes}' } }"""), new ClientRecipe("simple-oauth2", """
			client: { id: '{id}', secret: '{secret}' }, options: { authorizationMethod: 'body' }
			auth: { tokenHost: '{base}', authorizePath: '/oauth/authorize',
			  tokenPath: '/oauth/token', revokePath: '/oauth/revoke' }"""), new ClientRecipe("passport-oauth2", """
			authorizationURL: '{oauth}/authorize', tokenURL: '{oauth}/token'
			clientID: '{id}', clientSecret: '{secret}', pkce: true, state: true
			scope: '{scopes}'"""), new ClientRecipe("requests-oauthlib", """
			OAuth2Session('{id}', pkce='S256', scope='{scopes}')
			authorization_url('{oauth}/authorize')
			fetch_token('{oauth}/token', include_client_id=True, {pythonSecret})
			export OAUTHLIB_INSECURE_TRANSPORT=1"""), new ClientRecipe("Authlib", """
			server_metadata_url='{issuer}/.well-known/openid-configuration'
			client_id='{id}', {pythonSecret}, token_endpoint_auth_method='{method}'
			client_kwargs={'scope': '{scopes}', 'code_challenge_method': 'S256'}"""),
			new ClientRecipe("Spring Security", """
					provider.pagerduty.authorization-uri: {oauth}/authorize
					provider.pagerduty.token-uri: {oauth}/token
					provider.pagerduty.jwk-set-uri: {issuer}/jwks
					registration.pagerduty: client-id {id}, {springSecret}client-authentication-method {method}"""),
			new ClientRecipe("Postman", """
					Auth URL {oauth}/authorize, Access Token URL {oauth}/token
					Client ID {id}, Client Secret {secret}, Scope {scopes}
					Grant type Authorization Code (With PKCE), Client Authentication: in body"""),
			new ClientRecipe("python pagerduty", """
					client = pagerduty.RestApiV2Client(token, auth_type='bearer')
					client.url = '{api}'"""), new ClientRecipe("go-pagerduty", """
					pagerduty.NewOAuthClient(token, pagerduty.WithAPIEndpoint("{api}"))"""),
			new ClientRecipe("Terraform provider", """
					The provider builds its API URL from service_region, so only its
					api_url_override = "{api}" reaches the sandbox, and only data sources
					of users and services work: the sandbox only reads"""));

	static List<ClientRecipe> all(SandboxUrls urls, SandboxOptions options) {
		boolean hasSecret = options.appKind().hasSecret();
		String secret = hasSecret ? Sandbox.CLIENT_SECRET : "";
		return ALL.stream()
			.map((recipe) -> new ClientRecipe(recipe.name(),
					recipe.settings()
						.replace("{auth}", hasSecret ? "ClientSecretPost('" + secret + "')" : "None()")
						.replace("{secretSetting}", hasSecret ? "clientSecret: '" + secret + "'" : "")
						.replace("{pythonSecret}", hasSecret ? "client_secret='" + secret + "'" : "client_secret=None")
						.replace("{springSecret}", hasSecret ? "client-secret " + secret + ", " : "")
						.replace("{method}", hasSecret ? "client_secret_post" : "none")
						.replace("{secret}", secret)
						.replace("{id}", Sandbox.CLIENT_ID)
						.replace("{scopes}", String.join(" ", options.appScopes()))
						.replace("{issuer}", urls.issuer().toString())
						.replace("{oauth}", urls.oauth().toString())
						.replace("{base}", urls.base().toString())
						.replace("{api}", urls.api(Region.US).toString())))
			.toList();
	}

}
