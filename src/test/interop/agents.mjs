// The real client of Arcade, unchanged from npm, with the product's authorization API on the sandbox.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import Arcade from '@arcadeai/arcadejs';
import { executeOrAuthorizeZodTool, toZod } from '@arcadeai/arcadejs/lib/zod/zod.mjs';
import puppeteer from 'puppeteer-core';
import { Browser, atSandbox, forms } from './browser.mjs';
import { folder, onEnd, startProduct, test } from './harness.mjs';

const KEY = 'arc_Interop_0123456789abcdefghijKLMNOPQR';

const WORKER_SECRET = 'the secret of the worker in this test';

const PERSON = 'ines.okafor@marlin-moss.example';

/** A server that speaks Arcade's worker protocol and checks the signature as arcade-serve does. */
async function worker() {
	const seen = [];
	const server = createServer(async (request, response) => {
		const [head, payload, signature] = (request.headers.authorization ?? '').replace(/^Bearer /, '').split('.');
		const expected = createHmac('sha256', WORKER_SECRET).update(`${head}.${payload}`).digest('base64url');
		const claims = payload ? JSON.parse(Buffer.from(payload, 'base64url')) : {};
		if (signature !== expected || claims.ver !== '1' || ![claims.aud].flat().includes('worker')) {
			response.writeHead(401).end();
			return;
		}
		response.setHeader('content-type', 'application/json');
		if (request.url === '/worker/tools') {
			response.end(JSON.stringify([{ name: 'GetCurrentUser', fully_qualified_name: 'MyKit.GetCurrentUser@0.1.0', description: 'Retrieve the user',
				toolkit: { name: 'MyKit', version: '0.1.0' }, input: { parameters: [] }, output: { available_modes: ['value'] },
				requirements: { authorization: { provider_id: 'pagerduty', provider_type: 'oauth2', oauth2: { scopes: ['users.read'] } } } }]));
			return;
		}
		let body = '';
		for await (const part of request) {
			body += part;
		}
		seen.push(JSON.parse(body));
		response.end(JSON.stringify({ execution_id: seen.at(-1).execution_id, success: true, output: { value: { name: 'Ines' } } }));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onEnd(() => { server.closeAllConnections(); server.close(); });
	return { url: `http://localhost:${server.address().port}`, seen };
}

/** The product, on its own sandbox. */
function product(programs, workerUrl) {
	return startProduct(programs, 'agents', { SCOPES: 'openid users.read services.read incidents.read',
		AGENT_API_KEYS: { 'my-agent': KEY }, AGENT_WORKERS: { [workerUrl]: WORKER_SECRET } });
}

/** Opens the link in Chromium, connects, signs in at the sandbox, and presses a button. */
async function inChromium(url, button) {
	const chromium = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
	try {
		const page = await chromium.newPage();
		await page.goto(url);
		const press = (text) => Promise.all([page.waitForNavigation(), page.locator(`::-p-xpath(//main//*[self::a or self::button][normalize-space()='${text}'])`).click()]);
		await press('Connect to PagerDuty');
		await Promise.all([page.waitForNavigation(), page.locator(`button[value='${PERSON}']`).click()]);
		await Promise.all([page.waitForNavigation(), page.locator("::-p-xpath(//button[normalize-space()='Submit Consent'])").click()]);
		assert.match(await page.$eval('main', (main) => main.innerText), /my-agent[\s\S]*only if you started this[\s\S]*See services[\s\S]*Ines Okafor/i);
		await press(button);
		return await page.$eval('main', (main) => main.innerText);
	}
	finally {
		await chromium.close();
	}
}

/** The same without a browser's window. */
async function press(url, button, browser = new Browser()) {
	const signIn = atSandbox(PERSON);
	const page = await browser.go(url, {});
	const connect = page.body.match(/href="([^"]*\/connect\/pagerduty[^"]*)"/)?.[1].replaceAll('&amp;', '&');
	const ready = page.body.includes('You are connected as') ? page : await browser.go(connect, { choose: signIn });
	assert.ok(ready.body.includes('my-agent'), ready.body);
	const form = forms(ready.body, ready.url).find(({ text }) => text.trim() === button);
	await browser.request(form.action, { form: form.fields });
	return browser;
}

export async function testAgents(programs) {
	const { url: workerUrl, seen } = await worker();
	const { base, api } = await product(programs, workerUrl);
	const arcade = new Arcade({ baseURL: base, apiKey: KEY });
	const userId = 'user-1';
	const callApi = async (token) => {
		const answer = await fetch(`${api}/users/me`, { headers: { authorization: `Bearer ${token}` } });
		assert.equal((await answer.json()).user.name, 'Ines Okafor');
	};

	await test('arcadejs: health and a wrong key', async () => {
		assert.equal((await arcade.health.check()).healthy, true);
		const wrong = new Arcade({ baseURL: base, apiKey: 'arc_wrong' });
		await assert.rejects(wrong.auth.start(userId, 'pagerduty', { scopes: ['services.read'] }), { status: 401 });
	});

	await test('arcadejs: start, Allow in Chromium, wait, and the token works', async () => {
		const started = await arcade.auth.start(userId, 'pagerduty', { scopes: ['users.read', 'services.read'] });
		assert.equal(started.status, 'pending');
		const [completed, done] = await Promise.all([arcade.auth.waitForCompletion(started), inChromium(started.url, 'Allow')]);
		assert.match(done, /Done/);
		assert.equal(completed.status, 'completed');
		await callApi(completed.context.token);
	});

	await test('arcadejs: a second start is complete at once', async () => {
		const again = await arcade.auth.start(userId, 'pagerduty', { scopes: ['services.read'] });
		assert.equal(again.status, 'completed');
		assert.equal((await arcade.auth.waitForCompletion(again)).status, 'completed');
		await callApi((await arcade.auth.waitForCompletion(again.id)).context.token);
	});

	await test('arcadejs: Cancel ends the wait', async () => {
		const started = await arcade.auth.start('user-2', 'pagerduty', { scopes: ['services.read'] });
		await Promise.all([assert.rejects(arcade.auth.waitForCompletion(started), { status: 410, message: /Cancel/ }), press(started.url, 'Cancel')]);
		await assert.rejects(arcade.auth.status({ id: 'ac_unknown' }), { status: 404 });
	});

	await test('arcadejs: list by pages, get and formatted tools', async () => {
		const names = [];
		for await (const tool of arcade.tools.list({ toolkit: 'Pagerduty', limit: 5 })) {
			names.push(tool.name);
		}
		assert.ok(names.length >= 14 && new Set(names).size === names.length, names.join());
		assert.ok(names.includes('ListIncidents') && names.includes('Whoami'));
		const tool = await arcade.tools.get('Pagerduty.ListServices', { include_format: ['openai', 'anthropic'], user_id: userId });
		assert.equal(tool.requirements.authorization.token_status, 'completed');
		assert.ok(tool.formatted_schema.anthropic.input_schema);
		assert.equal((await arcade.tools.formatted.get('Pagerduty.ListServices', { format: 'openai' })).function.name, 'Pagerduty_ListServices');
		assert.ok((await arcade.tools.formatted.list({ format: 'openai' })).items.length > 0);
		assert.equal((await arcade.tools.scheduled.list()).items.length, 0);
	});

	await test('arcadejs: execute well, badly, and without being allowed', async () => {
		const good = await arcade.tools.execute({ tool_name: 'Pagerduty.ListServices', input: { limit: 2 }, user_id: userId });
		assert.equal(good.success, true);
		assert.ok(JSON.stringify(good.output.value).includes('name'));
		const bad = await arcade.tools.execute({ tool_name: 'Pagerduty.ListServices', input: { limit: 'x' }, user_id: userId });
		assert.equal(bad.output.error.kind, 'TOOL_RUNTIME_BAD_INPUT_VALUE');
		await assert.rejects(arcade.tools.execute({ tool_name: 'Pagerduty.ListServices', input: {}, user_id: 'nobody' }),
			{ status: 403, message: /authorization required: open http/ });
		await assert.rejects(arcade.tools.execute({ tool_name: 'Pagerduty.Nothing', input: {}, user_id: userId }), { status: 404 });
	});

	await test('arcadejs: authorize a tool', async () => {
		assert.equal((await arcade.tools.authorize({ tool_name: 'Pagerduty.ListServices', user_id: userId })).status, 'completed');
		const more = await arcade.tools.authorize({ tool_name: 'Pagerduty.ListIncidents', user_id: userId });
		assert.equal(more.status, 'pending');
		await press(more.url, 'Allow');
		assert.equal((await arcade.auth.waitForCompletion(more)).status, 'completed');
	});

	await test('arcadejs: toZod, with a tool that asks for authorization', async () => {
		const { items } = await arcade.tools.list({ toolkit: 'Pagerduty', limit: 100 });
		const zodTools = toZod({ tools: items, client: arcade, userId: 'user-3', executeFactory: executeOrAuthorizeZodTool });
		const services = zodTools.find(({ name }) => name === 'Pagerduty_ListServices');
		assert.equal((await services.execute({})).authorization_required, true);
		const allowed = toZod({ tools: items, client: arcade, userId }).find(({ name }) => name === 'Pagerduty_ListServices');
		assert.ok(JSON.stringify(await allowed.execute({ limit: 1 })).includes('name'));
	});

	await test('arcadejs: a tool of a worker sees the token', async () => {
		const result = await arcade.tools.execute({ tool_name: 'MyKit.GetCurrentUser', input: {}, user_id: userId });
		assert.equal(result.output.value.name, 'Ines');
		assert.equal(seen.length, 1);
		await callApi(seen[0].context.authorization.token);
	});

	await test('arcadejs: list and delete user connections', async () => {
		const { items } = await arcade.admin.userConnections.list({ user_id: userId });
		const own = items.find(({ user_id }) => user_id === userId);
		assert.equal(own.connection_status, 'active');
		await arcade.admin.userConnections.delete(own.id);
		assert.equal((await arcade.auth.start(userId, 'pagerduty', { scopes: ['services.read'] })).status, 'pending');
		assert.equal((await arcade.admin.authProviders.list()).items[0].id, 'pagerduty');
	});

	await testDocumentation({ base, programs });
}

/** The examples of the documentation, at the address of this test. */
async function testDocumentation({ base, programs }) {
	const page = readFileSync(new URL('../../docs/agents.md', import.meta.url), 'utf8');
	const example = (heading, language) => page.slice(page.indexOf(heading))
		.match(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``))[1].replaceAll('http://localhost:5000', base);

	await test('agents.md: --new-agent-key prints a key', () => {
		assert.match(execFileSync(programs.java, ['-jar', programs.jar, '--new-agent-key'], { encoding: 'utf8' }), /^arc_[\w-]{43}\n$/);
	});

	const run = async (command, args) => {
		const child = spawn(command, args, { env: { ...process.env, ARCADE_API_KEY: KEY } });
		let output = '';
		let pressed;
		child.stderr.on('data', (data) => { output += data; });
		child.stdout.on('data', (data) => {
			output += data;
			const url = output.match(/Open (http\S+)/)?.[1];
			pressed ??= url && press(url, 'Allow');
		});
		await once(child, 'close'); // not 'exit', which may come before the last output
		await pressed;
		return output;
	};

	await test('agents.md: with Node', async () => {
		const file = new URL('agent-example.mjs', import.meta.url);
		writeFileSync(file, example('### With Node', 'js'));
		onEnd(() => rmSync(file, { force: true }));
		assert.match(await run('node', [file.pathname]), /Open http[\s\S]*Token for Ines Okafor[\s\S]*"services"/);
		assert.doesNotMatch(await run('node', [file.pathname]), /Open http/);
	});

	await test('agents.md: with curl', async () => {
		assert.match(await run('bash', ['-c', example('### With curl', 'bash')]), /Open http[\s\S]*"token":"[\s\S]*"success":true/);
	});
}
