// An oidc-provider for the race: node oidc-provider.mjs LIBRARY PORT REDIRECT_URI

import { pathToFileURL } from 'node:url';

const [, , library, port, redirectUri] = process.argv;
const { default: Provider } = await import(pathToFileURL(library).href);
const scopes = ['openid', 'offline_access', 'users.read', 'services.read'];

const provider = new Provider(`http://localhost:${port}`, {
	clients: [{
		client_id: 'race', client_secret: 'race-secret-0123456789', redirect_uris: [redirectUri],
		grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
		token_endpoint_auth_method: 'client_secret_post', scope: scopes.join(' '),
	}],
	scopes,
	features: { clientCredentials: { enabled: true }, devInteractions: { enabled: true } },
	issueRefreshToken: () => true,
	cookies: { keys: ['race'] },
});
provider.on('server_error', (ctx, error) => console.error(error));
provider.listen(Number(port), '127.0.0.1');
