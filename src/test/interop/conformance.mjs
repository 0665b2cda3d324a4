// The official conformance suite of MCP.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import { freePort, folder, onEnd, test } from './harness.mjs';

const SUITE = new URL('node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url).pathname;

const EXPECTED = new URL('conformance.yml', import.meta.url).pathname;

/**
 * Scenarios by the revision in which they run. The others call tools, prompts and resources that the suite's own demo
 * server has and no other, such as the tool test_simple_text; mcp.mjs call the real ones.
 */
const SCENARIOS = {
	'2025-11-25': ['server-initialize', 'ping', 'tools-list', 'prompts-list', 'resources-list', 'completion-complete',
		'dns-rebinding-protection'],
	'2026-07-28': ['server-stateless', 'tools-list', 'http-header-validation', 'dns-rebinding-protection', 'prompts-list', 'resources-list',
		'completion-complete', 'caching', 'sep-2164-resource-not-found'],
};

/**
 * The suite sends no token, and knows the server by the address of this proxy only. A Host or Origin that is not
 * the proxy's goes through, so that the server can refuse it.
 */
async function proxy({ url, key }) {
	const server = createServer((request, response) => {
		const own = `localhost:${server.address().port}`;
		const translate = (text) => text?.replace(own, url.host).replace(own.replace('localhost', '127.0.0.1'), url.host);
		const headers = { ...request.headers, host: translate(request.headers.host), authorization: `Bearer ${key}` };
		if (headers.origin) {
			headers.origin = translate(headers.origin);
		}
		const forwarded = send(url, { method: request.method, headers }, (answer) => {
			response.writeHead(answer.statusCode, answer.headers);
			answer.pipe(response);
		});
		forwarded.on('error', () => response.destroy());
		request.pipe(forwarded);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onEnd(() => { server.closeAllConnections(); server.close(); });
	return `http://localhost:${server.address().port}/mcp`;
}

async function run(args, onOutput = () => {}) {
	const child = spawn(process.execPath, [SUITE, ...args], { cwd: folder, env: { PATH: process.env.PATH, HOME: folder } });
	const timer = setTimeout(() => child.kill('SIGKILL'), 120_000);
	let output = '';
	const add = (data) => { output += data; onOutput(output); };
	child.stdout.on('data', add);
	child.stderr.on('data', add);
	const [code] = await once(child, 'close');
	clearTimeout(timer);
	return { code, output };
}

export async function testConformance({ base, url, key, allow }) {
	const address = await proxy({ url, key });
	for (const [revision, scenarios] of Object.entries(SCENARIOS)) {
		for (const scenario of scenarios) {
			await test(`conformance ${revision}: ${scenario}`, async () => {
				const { code, output } = await run(['server', '--url', address, '--scenario', scenario, '--spec-version', revision,
					'--expected-failures', EXPECTED]);
				assert.equal(code, 0, output);
				if (process.env.INTEROP_VERBOSE) { console.log(output); }
			});
		}
	}

	await test('conformance: authorization', async () => {
		const port = await freePort();
		const registration = await fetch(`${base}/mcp/oauth/register`, { method: 'POST', headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ client_name: 'Conformance', redirect_uris: [`http://127.0.0.1:${port}/callback`, `http://localhost:${port}/callback`] }) });
		const { client_id: clientId } = await registration.json();
		let opened;
		const { code, output } = await run(['authorization', '--url', base, '--client-id', clientId, '--resource', url.href, '--port', port], (text) => {
			const link = text.match(/^http\S+authorize\?\S+$/m)?.[0];
			opened ??= link && allow(link);
		});
		await opened;
		assert.ok(opened, output);
		assert.equal(code, 0, output);
		assert.doesNotMatch(output, /SKIPPED/);
		if (process.env.INTEROP_VERBOSE) { console.log(output); }
	});
}
