// MCP clients of other people, unchanged from npm, log in at the product on the sandbox, in Chromium.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import puppeteer from 'puppeteer-core';
import { freePort, onEnd, startProduct, test } from './harness.mjs';

const file = (path) => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));

const PERSON = 'ines.okafor@marlin-moss.example';

async function product(programs) {
	const { base } = await startProduct(programs, 'mcp-login', { SCOPES: 'openid users.read services.read incidents.read' });
	return base;
}

async function chromium() {
	const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
	onEnd(() => browser.close());
	const page = await browser.newPage();
	const press = (text) => Promise.all([page.waitForNavigation(), page.locator(`::-p-xpath(//main//*[self::a or self::button][normalize-space()='${text}'])`).click()]);
	return { page, press };
}

/** Where a client on this machine waits for the browser. Some clients send it on to a page of their own. */
async function callback() {
	const seen = [];
	const server = createServer((request, response) => {
		const url = new URL(request.url, 'http://localhost');
		if (url.pathname === '/callback') {
			seen.push(url.searchParams);
			response.writeHead(302, { location: '/done' }).end();
			return;
		}
		response.writeHead(200, { 'content-type': 'text/html' }).end('<title>done</title><main>You can close this window</main>');
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onEnd(() => { server.closeAllConnections(); server.close(); });
	return { url: `http://localhost:${server.address().port}/callback`, seen };
}

/** What a client stores. */
class Store {

	constructor(redirectUrl, open) {
		this.redirectUrl = redirectUrl;
		this.open = open;
	}

	get clientMetadata() {
		return { client_name: 'Interop client', redirect_uris: [this.redirectUrl], grant_types: ['authorization_code', 'refresh_token'],
			response_types: ['code'], token_endpoint_auth_method: 'none' };
	}

	state() {
		return 'state of the client';
	}

	clientInformation() {
		return this.client;
	}

	saveClientInformation(client) {
		this.client = client;
	}

	tokens() {
		return this.saved;
	}

	saveTokens(tokens) {
		this.saved = tokens;
	}

	redirectToAuthorization(url) {
		return this.open(url);
	}

	saveCodeVerifier(verifier) {
		this.verifier = verifier;
	}

	codeVerifier() {
		return this.verifier;
	}

	invalidateCredentials(scope) {
		if (scope === 'all' || scope === 'client') {
			this.client = undefined;
		}
		this.saved = undefined;
	}

}

const connected = async (base, store) => {
	const transport = new StreamableHTTPClientTransport(new URL('/mcp', base), { authProvider: store });
	const client = new Client({ name: 'interop', version: '1' });
	await client.connect(transport);
	return client;
};

export async function testMcpLogin({ jar, java }) {
	const base = await product({ jar, java });
	const { page, press } = await chromium();
	const local = await callback();
	let asked;
	const store = new Store(local.url, (url) => { asked = url; });

	await test('MCP SDK 1.x: 401, metadata, registration, consent in Chromium, tools', async () => {
		const transport = new StreamableHTTPClientTransport(new URL('/mcp', base), { authProvider: store });
		await assert.rejects(new Client({ name: 'interop', version: '1' }).connect(transport), UnauthorizedError);
		assert.equal(asked.origin, base);
		await page.goto(asked.href);
		// not connected: the sandbox first
		await Promise.all([page.waitForNavigation(), page.locator(`button[value='${PERSON}']`).click()]);
		await Promise.all([page.waitForNavigation(), page.locator("::-p-xpath(//button[normalize-space()='Submit Consent'])").click()]);
		const text = await page.$eval('main', (main) => main.innerText);
		assert.match(text, /Interop client[\s\S]*cannot verify[\s\S]*Ines Okafor[\s\S]*localhost:\d+/);
		await press('Allow');
		assert.equal(await page.title(), 'done'); // the policy of the page let the browser follow the client
		const answer = local.seen.at(-1);
		assert.equal(answer.get('state'), 'state of the client');
		assert.equal(answer.get('iss'), base);
		await transport.finishAuth(answer.get('code'));
		const client = await connected(base, store);
		const { tools } = await client.listTools();
		assert.ok(tools.some(({ name }) => name === 'whoami'));
		const result = await client.callTool({ name: 'whoami', arguments: {} });
		assert.match(JSON.stringify(result), /Ines Okafor/);
		await client.close();
	});

	await test('MCP SDK 1.x: a dead token is refreshed', async () => {
		const before = store.saved.refresh_token;
		store.saved = { ...store.saved, access_token: 'pdma_dead' };
		const client = await connected(base, store);
		assert.notEqual(store.saved.refresh_token, before);
		assert.ok((await client.listTools()).tools.length > 0);
		await client.close();
	});

	await test('MCP SDK 1.x: withdrawn on the home page, then 401', async () => {
		await page.goto(base);
		assert.match(await page.$eval('main', (main) => main.innerText), /Interop client/);
		await page.locator("::-p-xpath(//tr[contains(., 'Interop client')]//summary)").click();
		await Promise.all([page.waitForNavigation(), page.locator("::-p-xpath(//tr[contains(., 'Interop client')]//button)").click()]);
		const response = await fetch(`${base}/mcp`, { method: 'POST', headers: { authorization: `Bearer ${store.saved.access_token}`,
			'content-type': 'application/json', accept: 'application/json, text/event-stream' }, body: '{}' });
		assert.equal(response.status, 401);
		assert.match(response.headers.get('www-authenticate'), /resource_metadata=.*invalid_token/);
		asked = undefined;
		await assert.rejects(connected(base, store), UnauthorizedError);
		assert.ok(asked, 'the client asks its user again');
	});

	await test('Cancel in Chromium: the client learns it', async () => {
		await page.goto(asked.href);
		await press('Cancel');
		assert.equal(local.seen.at(-1).get('error'), 'access_denied');
		assert.equal(local.seen.at(-1).get('iss'), base);
	});

	await test('The official conformance suite: authorization', async () => {
		const port = await freePort();
		const { client_id: clientId } = await (await fetch(`${base}/mcp/oauth/register`, { method: 'POST', headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ client_name: 'Conformance', redirect_uris: [`http://127.0.0.1:${port}/callback`] }) })).json();
		const suite = spawn(file('node/bin/node'), [file('@modelcontextprotocol/conformance/dist/index.js'), 'authorization', '--url', base,
			'--client-id', clientId, '--resource', `${base}/mcp`, '--port', String(port)]);
		onEnd(() => suite.kill());
		let output = '';
		let opened = false;
		const read = (data) => {
			output += data;
			const link = output.match(/https?:\/\/\S+\/mcp\/oauth\/authorize\?\S+/);
			if (link && !opened) {
				opened = true;
				page.goto(link[0]).then(() => press('Allow')).catch((error) => { output += error; });
			}
		};
		suite.stdout.on('data', read);
		suite.stderr.on('data', read);
		const timer = setTimeout(() => suite.kill(), 60_000);
		const [code] = await once(suite, 'close'); // not 'exit', which may come before the last output
		clearTimeout(timer);
		assert.equal(code, 0, output);
		assert.match(output, /authorization-server-metadata-endpoint: [1-9]\d* passed, 0 failed/);
		assert.match(output, /authorization-code-grant: [1-9]\d* passed, 0 failed/, output);
	});
}
