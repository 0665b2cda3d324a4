// The product's own client, driven like by a browser, against OAuth servers of other people.
//
// With a stand-in for PagerDuty the client expects issuer and keys below the origin of OAUTH_URL, at
// /global/oauth/anonymous and /global/oauth/anonymous/jwks, so the servers run there.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Provider from 'oidc-provider';
import { Browser } from './browser.mjs';
import { folder, freePort, onEnd, start, test } from './harness.mjs';

const ISSUER_PATH = '/global/oauth/anonymous';

const NAME = 'Interop Person';

/** A REST API with one person. */
async function api() {
	const tokens = new Set();
	const server = createServer((request, response) => {
		const token = request.headers.authorization?.replace(/^Bearer /, '');
		if (request.url !== '/users/me' || !token) {
			response.writeHead(404).end();
			return;
		}
		tokens.add(token);
		response.writeHead(200, { 'content-type': 'application/json' })
			.end(JSON.stringify({ user: { id: 'PINTROP', type: 'user', name: NAME, email: 'person@interop.example', role: 'user' } }));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onEnd(() => { server.closeAllConnections(); server.close(); });
	return { url: `http://localhost:${server.address().port}`, tokens };
}

async function client({ jar, java }, name, settings) {
	const port = await freePort();
	const home = join(folder, name);
	mkdirSync(home);
	const config = join(home, 'config.json');
	const base = `http://localhost:${port}`;
	writeFileSync(config, JSON.stringify({ REDIRECT_URI: `${base}/callback`, ...settings }), { mode: 0o600 });
	await start(name, java, ['-XX:TieredStopAtLevel=1', `-Duser.home=${home}`, '-jar', jar, `--config=${config}`], { ready: base });
	return base;
}

async function connect(base, remote, choose) {
	const browser = new Browser();
	const home = await browser.go(`${base}/connect/pagerduty`, { choose });
	assert.equal(home.status, 200, home.body);
	assert.equal(home.url.origin, base);
	assert.ok(home.body.includes(NAME), home.body);
	assert.equal(remote.tokens.size, 1);
	const link = [...home.body.matchAll(/<a\b[^>]*href="([^"]+)"[^>]*>([^<]*)<\/a>/g)].find(([, , text]) => text.trim() === 'Tokens');
	const pages = link ? [home.url.href, new URL(link[1], base).href] : [home.url.href];
	for (const address of pages) {
		let pressed = false;
		const page = await browser.go(address, { choose: (all) => {
			const form = !pressed && all.find(({ text }) => /Refresh now/.test(text));
			pressed ||= Boolean(form);
			return form || undefined;
		} });
		if (pressed) {
			assert.equal(page.status, 200);
			assert.match(page.body, /role="status"[^>]*>[^<]*new tokens/);
			return;
		}
	}
	assert.fail('no page has a button "Refresh now"');
}

async function oidcProvider(programs) {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const issuer = origin + ISSUER_PATH;
	const remote = await api();
	const base = await client(programs, 'client-oidc-provider', {
		PD_CLIENT_ID: 'interop', PD_CLIENT_SECRET: 'interop-secret-0123456789', OAUTH_URL: issuer, API_URL: remote.url,
	});
	const provider = new Provider(issuer, {
		clients: [{
			client_id: 'interop', client_secret: 'interop-secret-0123456789', redirect_uris: [`${base}/callback`],
			grant_types: ['authorization_code', 'refresh_token'], token_endpoint_auth_method: 'client_secret_post',
			scope: 'openid offline_access users.read services.read',
		}],
		scopes: ['openid', 'offline_access', 'users.read', 'services.read'],
		routes: { authorization: '/authorize', token: '/token', revocation: '/revoke', jwks: '/jwks' },
		features: { revocation: { enabled: true }, devInteractions: { enabled: true } },
		pkce: { required: () => true },
		issueRefreshToken: () => true,
		cookies: { keys: ['interop'] },
	});
	provider.on('server_error', (ctx, error) => console.error(error));
	const handle = provider.callback();
	const server = createServer((request, response) => {
		request.originalUrl = request.url;
		request.url = request.url.replace(ISSUER_PATH, '') || '/';
		handle(request, response);
	}).listen(port, '127.0.0.1');
	await once(server, 'listening');
	onEnd(() => { server.closeAllConnections(); server.close(); });
	await connect(base, remote, (all, page) => {
		const form = page.url.origin === origin && all[0];
		if (form && form.fields.has('login')) {
			form.fields.set('login', 'person');
			form.fields.set('password', 'x');
		}
		return form || undefined;
	});
}

async function mockOAuth2Server(programs) {
	const port = await freePort();
	const issuer = `http://localhost:${port}${ISSUER_PATH}`;
	await start('mock-oauth2-server', programs.java, ['-cp', programs.mockClasspath, 'no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt'],
		{ env: { SERVER_PORT: String(port) }, ready: `${issuer}/jwks` });
	const remote = await api();
	const base = await client(programs, 'client-mock-oauth2-server', {
		PD_CLIENT_ID: 'interop', PD_CLIENT_SECRET: 'interop-secret-0123456789', OAUTH_URL: issuer, API_URL: remote.url,
	});
	await connect(base, remote, (all) => {
		const form = all.find(({ fields }) => fields.has('username'));
		form?.fields.set('username', 'person');
		return form;
	});
}

export async function testServers(programs) {
	await test("the product's client against oidc-provider", () => oidcProvider(programs));
	if (programs.mockClasspath) {
		await test("the product's client against mock-oauth2-server", () => mockOAuth2Server(programs));
	}
	else {
		console.log('skipped mock-oauth2-server: its jars are not here (run.sh gets them with Maven)');
	}
}
