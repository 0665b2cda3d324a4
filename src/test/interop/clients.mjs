// Third-party clients, unchanged from npm, against the sandbox. Each signs somebody in and calls the API.

import assert from 'node:assert/strict';
import https from 'node:https';
import http from 'node:http';
import tls from 'node:tls';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as openid from 'openid-client';
import * as oauth from 'oauth4webapi';
import { Auth } from '@auth/core';
import { AuthorizationCode } from 'simple-oauth2';
import OAuth2Strategy from 'passport-oauth2';
import pdjs from '@pagerduty/pdjs';
import { Browser, atSandbox } from './browser.mjs';
import { folder, onEnd, test } from './harness.mjs';

export const EMAIL = 'ines.okafor@marlin-moss.example';

const NAME = 'Ines Okafor';

const signIn = (address, leave) => new Browser().go(address, { leave, choose: atSandbox(EMAIL) });

async function callApi(sandbox, token) {
	const response = await fetch(`${sandbox.base}/users/me`, { headers: { authorization: `Bearer ${token}` } });
	assert.equal(response.status, 200, await response.clone().text());
	assert.equal((await response.json()).user.name, NAME);
}

async function openidClient(sandbox) {
	const config = await openid.discovery(new URL(sandbox.issuer), sandbox.clientId, undefined,
		sandbox.clientSecret ? openid.ClientSecretPost(sandbox.clientSecret) : openid.None(),
		{ execute: [openid.allowInsecureRequests] });
	const verifier = openid.randomPKCECodeVerifier();
	const nonce = openid.randomNonce();
	const state = openid.randomState();
	const address = openid.buildAuthorizationUrl(config, {
		redirect_uri: sandbox.redirectUri, scope: sandbox.scopes, nonce, state,
		code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
	});
	const callback = await signIn(address, sandbox.redirectUri);
	const tokens = await openid.authorizationCodeGrant(config, callback,
		{ pkceCodeVerifier: verifier, expectedNonce: nonce, expectedState: state, idTokenExpected: true });
	assert.equal(tokens.claims().nonce, nonce);
	assert.ok(tokens.scope.split(' ').includes('openid'));
	const info = await openid.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
	assert.equal(info.user_id, tokens.claims().user_id);
	await callApi(sandbox, tokens.access_token);
	const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token);
	await callApi(sandbox, refreshed.access_token);
	await openid.tokenRevocation(config, refreshed.refresh_token);
	await assert.rejects(openid.refreshTokenGrant(config, refreshed.refresh_token), { error: 'invalid_grant' });
	if (sandbox.kind === 'scoped') {
		const app = await openid.clientCredentialsGrant(config, { scope: 'as_account-us.marlin-moss users.read' });
		assert.equal(app.refresh_token, undefined);
	}
}

async function oauth4webapi(sandbox) {
	const insecure = { [oauth.allowInsecureRequests]: true };
	const issuer = new URL(sandbox.issuer);
	const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));
	const client = { client_id: sandbox.clientId };
	const auth = sandbox.clientSecret ? oauth.ClientSecretPost(sandbox.clientSecret) : oauth.None();
	const verifier = oauth.generateRandomCodeVerifier();
	const nonce = oauth.generateRandomNonce();
	const state = oauth.generateRandomState();
	const address = new URL(server.authorization_endpoint);
	address.search = new URLSearchParams({
		client_id: client.client_id, redirect_uri: sandbox.redirectUri, response_type: 'code', scope: sandbox.scopes, nonce, state,
		code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
	});
	const parameters = oauth.validateAuthResponse(server, client, await signIn(address, sandbox.redirectUri), state);
	const response = await oauth.authorizationCodeGrantRequest(server, client, auth, parameters, sandbox.redirectUri, verifier, insecure);
	const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: nonce, requireIdToken: true });
	await oauth.validateApplicationLevelSignature(server, response, insecure);
	const { sub } = oauth.getValidatedIdTokenClaims(tokens);
	const info = await oauth.processUserInfoResponse(server, client, sub,
		await oauth.userInfoRequest(server, client, tokens.access_token, insecure));
	assert.equal(info.subdomain, 'marlin-moss');
	const me = await oauth.protectedResourceRequest(tokens.access_token, 'GET', new URL(`${sandbox.base}/users/me`), undefined, undefined, insecure);
	assert.equal((await me.json()).user.name, NAME);
	await oauth.processRevocationResponse(await oauth.revocationRequest(server, client, auth, tokens.access_token, insecure));
	const again = await fetch(`${sandbox.base}/users/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
	assert.equal(again.status, 401);
}

async function authJs(sandbox) {
	let account;
	const config = {
		secret: 'interop', trustHost: true, basePath: '/auth',
		logger: { error: (error) => { throw error; }, warn() {}, debug() {} },
		providers: [{
			id: 'pagerduty', name: 'PagerDuty', type: 'oidc', issuer: sandbox.issuer, clientId: sandbox.clientId,
			clientSecret: sandbox.clientSecret, client: { token_endpoint_auth_method: sandbox.clientSecret ? 'client_secret_post' : 'none' },
			checks: ['pkce', 'state', 'nonce'], idToken: false, authorization: { params: { scope: sandbox.scopes } },
		}],
		callbacks: { jwt: ({ token, account: given }) => { account ??= given; return token; } },
	};
	const app = new URL(sandbox.authJsRedirectUri).origin;
	const cookies = new Map();
	const call = async (address, init = {}) => {
		const response = await Auth(new Request(address, { ...init, headers: { ...init.headers, cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } }), config);
		response.headers.getSetCookie().forEach((line) => { const [, name, value] = line.match(/^([^=]+)=([^;]*)/); cookies.set(name, value); });
		return response;
	};
	const { csrfToken } = await (await call(`${app}/auth/csrf`)).json();
	const start = await call(`${app}/auth/signin/pagerduty`, { method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ csrfToken }).toString() });
	const callback = await signIn(start.headers.get('location'), sandbox.authJsRedirectUri);
	const end = await call(callback.href);
	assert.ok(!end.headers.get('location').includes('error'), end.headers.get('location'));
	const session = await (await call(`${app}/auth/session`)).json();
	assert.ok(session.expires);
	await callApi(sandbox, account.access_token);
}

async function simpleOauth2(sandbox) {
	const client = new AuthorizationCode({
		client: { id: sandbox.clientId, secret: sandbox.clientSecret },
		auth: { tokenHost: sandbox.base, tokenPath: '/oauth/token', authorizePath: '/oauth/authorize', revokePath: '/oauth/revoke' },
		options: { authorizationMethod: sandbox.basic ? 'header' : 'body' },
	});
	const address = client.authorizeURL({ redirect_uri: sandbox.redirectUri, scope: sandbox.scopes, state: 'x' });
	const code = (await signIn(address, sandbox.redirectUri)).searchParams.get('code');
	const tokens = await client.getToken({ code, redirect_uri: sandbox.redirectUri });
	await callApi(sandbox, tokens.token.access_token);
	const refreshed = await tokens.refresh();
	await callApi(sandbox, refreshed.token.access_token);
	// Its revoke() wants a JSON body, which RFC 7009 section 2.2 does not ask for.
}

async function passport(sandbox) {
	const strategy = new OAuth2Strategy({
		authorizationURL: `${sandbox.oauth}/authorize`, tokenURL: `${sandbox.oauth}/token`, clientID: sandbox.clientId,
		clientSecret: sandbox.clientSecret, callbackURL: sandbox.redirectUri, scope: sandbox.scopes, pkce: true, state: true,
	}, (accessToken, refreshToken, profile, done) => done(null, { accessToken }));
	const session = {};
	const attempt = (query) => new Promise((resolve, reject) => {
		const run = Object.create(strategy);
		run.redirect = resolve;
		run.success = resolve;
		run.fail = (challenge) => reject(new Error(JSON.stringify(challenge)));
		run.error = reject;
		run.authenticate({ query, session, headers: {}, url: '/', connection: {} }, {});
	});
	const callback = await signIn(await attempt({}), sandbox.redirectUri);
	const { accessToken } = await attempt(Object.fromEntries(callback.searchParams));
	await callApi(sandbox, accessToken);
}

/** PagerDuty's own client calls https://api.pagerduty.com only, so a TLS front plays that host. */
async function pagerDutyJs(sandbox) {
	const store = join(folder, 'front.p12');
	const keytool = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'keytool') : 'keytool';
	const options = ['-keystore', store, '-storepass', 'interop', '-alias', 'front'];
	execFileSync(keytool, ['-genkeypair', ...options, '-storetype', 'PKCS12', '-keyalg', 'RSA', '-dname', 'CN=api.pagerduty.com', '-ext', 'san=dns:api.pagerduty.com'], { stdio: 'pipe' });
	const ca = execFileSync(keytool, ['-exportcert', ...options, '-rfc'], { stdio: ['ignore', 'pipe', 'pipe'] });
	const front = https.createServer({ pfx: readFileSync(store), passphrase: 'interop' }, (request, response) => {
		const { port } = new URL(sandbox.base);
		request.pipe(http.request({ host: 'localhost', port, method: request.method, path: request.url,
			headers: { ...request.headers, host: `localhost:${port}` } }, (answer) => {
			response.writeHead(answer.statusCode, answer.headers);
			answer.pipe(response);
		}));
	});
	await new Promise((resolve) => front.listen(0, '127.0.0.1', resolve));
	const original = https.globalAgent.createConnection;
	https.globalAgent.createConnection = (target) => {
		assert.equal(target.host, 'api.pagerduty.com');
		return tls.connect({ host: '127.0.0.1', port: front.address().port, servername: target.host, ca });
	};
	onEnd(() => { front.closeAllConnections(); front.close(); });
	try {
		const token = await (await fetch(`${sandbox.oauth}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials',
			client_id: sandbox.clientId, client_secret: sandbox.clientSecret, scope: 'as_account-us.marlin-moss services.read incidents.read users.read' }) })).json();
		const pd = pdjs.api({ token: token.access_token, tokenType: token.token_type });
		assert.equal((await pd.get('/services')).resource.length, 25);
		assert.equal((await pd.all('/services', { data: { limit: 25 } })).resource.length, 60);
		const open = await pd.get('/incidents', { data: { 'statuses[]': ['triggered'] } });
		assert.ok(open.resource.every((incident) => incident.status === 'triggered'));
		assert.equal((await pd.get('/users', { data: { query: EMAIL } })).resource[0].name, NAME);
	}
	finally {
		https.globalAgent.createConnection = original;
	}
}

export async function testClients(sandboxes) {
	for (const sandbox of sandboxes) {
		await test(`openid-client, ${sandbox.kind} app`, () => openidClient(sandbox));
		await test(`oauth4webapi, ${sandbox.kind} app`, () => oauth4webapi(sandbox));
		await test(`Auth.js with type oidc, ${sandbox.kind} app`, () => authJs(sandbox));
	}
	const [scoped, classic] = sandboxes;
	await test('passport-oauth2, scoped app', () => passport(scoped));
	await test('simple-oauth2, classic app', () => simpleOauth2(classic));
	await test('simple-oauth2 with HTTP Basic and --accept-basic, classic app', () => simpleOauth2({ ...classic, basic: true }));
	await test('pdjs through a TLS front, app token', () => pagerDutyJs(scoped));
}
