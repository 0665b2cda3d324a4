// MCP clients of other people, unchanged from npm, with the product's MCP server on the sandbox.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import puppeteer from 'puppeteer-core';
import * as modern from '@modelcontextprotocol/client';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as LegacyTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { testConformance } from './conformance.mjs';
import { folder, onEnd, startProduct, test } from './harness.mjs';

const PERSON = 'ines.okafor@marlin-moss.example';

const SCOPES = 'openid users.read services.read incidents.read teams.read schedules.read oncalls.read escalation_policies.read '
	+ 'change_events.read priorities.read incidents.write schedules.write';

const SDK_1 = 'sdk 1.x';

const CLIENTS = {
	[SDK_1]: { Client: LegacyClient, Transport: LegacyTransport, options: {} },
	'client 2.x legacy': { Client: modern.Client, Transport: modern.StreamableHTTPClientTransport, options: { versionNegotiation: { mode: 'legacy' } } },
	'client 2.x auto': { Client: modern.Client, Transport: modern.StreamableHTTPClientTransport, options: { versionNegotiation: { mode: 'auto' } } },
	'client 2.x pinned': { Client: modern.Client, Transport: modern.StreamableHTTPClientTransport, options: { versionNegotiation: { mode: { pin: '2026-07-28' } } } },
};

/** The product on its own sandbox, with every tool. */
async function product(programs) {
	const { base, output } = await startProduct(programs, 'mcp', { SCOPES, AGENT_WRITE_TOOLS: 'incidents schedules' },
		`--app-scopes=${SCOPES.replaceAll(' ', ',')}`);
	return { base, output, url: new URL(`${base}/mcp`) };
}

const press = (page, xpath) => Promise.all([page.waitForNavigation(), page.locator(`::-p-xpath(${xpath})`).click()]);

/** A person with a browser of their own. */
class Person {

	static async withBrowser(chromium) {
		const context = await chromium.createBrowserContext();
		const person = new Person();
		person.page = await context.newPage();
		return person;
	}

	/** Opens an address, signs in at the sandbox if it leads there, and returns the text of where it ends. */
	async open(address) {
		await this.page.goto(address);
		if (await this.page.$(`button[value='${PERSON}']`)) {
			await press(this.page, `//button[@value='${PERSON}']`);
			await press(this.page, "//button[normalize-space()='Submit Consent']");
		}
		return this.page.$eval('main', (main) => main.innerText);
	}

	/** Allows a program what it asks for. */
	async allow(address, name, { writes }) {
		const question = await this.open(address);
		assert.match(question, /Ines Okafor/);
		assert.match(question, /cannot verify/);
		assert.ok(question.includes(name), question);
		if (writes) {
			await this.page.locator("input[value='mcp:write']").click();
		}
		await press(this.page, "//button[normalize-space()='Allow']");
	}

	/** Every login of a client is a grant of its own. */
	async withdraw(base, name) {
		assert.ok((await this.open(base)).includes(name));
		do {
			await this.page.locator(`::-p-xpath(//tr[contains(., '${name}')]//summary)`).click();
			await press(this.page, `//tr[contains(., '${name}')]//details[@open]//button`);
		}
		while ((await this.page.$eval('main', (main) => main.innerText)).includes(name));
	}

	/** Creates a key for agents and returns it. */
	async createKey(base, purpose) {
		await this.open(`${base}/connect/pagerduty`);
		await this.open(`${base}/scripts`);
		await this.page.locator("input[name='name']").fill(`agent ${purpose}`);
		await this.page.select("select[name='purpose']", purpose);
		await press(this.page, "//button[normalize-space()='Create key']");
		return (await this.page.content()).match(/pdsk_[\w-]+/)[0];
	}

}

/** What a client keeps, in memory, and a person who answers its questions. */
class Login {

	redirectUri;
	registrations = [];
	asked = [];
	wantsToWrite = false;

	constructor(name, person, clientMetadataUrl) {
		this.name = name;
		this.person = person;
		this.clientMetadataUrl = clientMetadataUrl;
	}

	async listen() {
		const server = createServer((request, response) => {
			const callback = new URL(request.url, this.redirectUri);
			if (callback.pathname === '/callback') {
				this.answer = callback.searchParams;
			}
			response.setHeader('content-type', 'text/html');
			response.end('<main>You can close this page</main>');
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		onEnd(() => { server.closeAllConnections(); server.close(); });
		this.redirectUri = `http://127.0.0.1:${server.address().port}/callback`;
		return this;
	}

	get redirectUrl() { return this.redirectUri; }

	get clientMetadata() {
		return { client_name: this.name, redirect_uris: [this.redirectUri], grant_types: ['authorization_code', 'refresh_token'],
			response_types: ['code'], token_endpoint_auth_method: 'none' };
	}

	state() { return this.lastState = crypto.randomUUID(); }

	clientInformation() { return this.information; }

	saveClientInformation(information) { this.registrations.push(this.information = information); }

	tokens() { return this.saved; }

	saveTokens(tokens) { this.saved = tokens; }

	invalidateCredentials(what) {
		if (what === 'all' || what === 'tokens') {
			this.saved = undefined;
		}
	}

	discoveryState() { return this.discovered; }

	saveDiscoveryState(state) { this.discovered = state; }

	saveCodeVerifier(verifier) { this.verifier = verifier; }

	codeVerifier() { return this.verifier; }

	async redirectToAuthorization(address) {
		this.asked.push(address);
		await this.person.allow(address.href, this.name, { writes: this.wantsToWrite });
		assert.equal(this.answer.get('state'), this.lastState);
	}

}

/** Calls every tool that is listed, and returns the names of those that were called. */
async function callEveryTool(tools, callTool, { write }) {
	const called = new Set();
	const call = async (name, args = {}) => {
		const result = await callTool({ name, arguments: args });
		assert.ok(!result.isError, `${name}: ${JSON.stringify(result.content)}`);
		assert.deepEqual(JSON.parse(result.content[0].text), result.structuredContent);
		called.add(name);
		return result.structuredContent;
	};
	const me = (await call('whoami')).user;
	assert.equal(me.name, 'Ines Okafor');
	assert.equal((await call('list_users', { limit: 2 })).users.length, 2);
	assert.equal((await call('search_users', { query: 'Ines Okafor' })).users[0].id, me.id);
	const [team] = (await call('list_teams')).teams;
	assert.ok((await call('get_team', { team_id: team.id })).members.length > 0);
	const [service] = (await call('list_services', { limit: 3 })).services;
	assert.equal((await call('get_service', { service_id: service.id })).service.name, service.name);
	assert.ok((await call('list_change_events')).change_events.length > 0);
	const { incidents } = await call('list_incidents', { limit: 50 });
	const incident = incidents.find(({ status }) => status !== 'resolved') ?? incidents[0]; // others resolve some
	const incidentId = { incident_id: incident.id };
	assert.equal((await call('get_incident', incidentId)).incident.title, incident.title);
	for (const name of ['list_incident_log_entries', 'list_incident_alerts', 'list_incident_notes', 'get_past_incidents', 'get_related_incidents']) {
		await call(name, incidentId);
	}
	assert.ok((await call('list_log_entries')).log_entries.length > 0);
	assert.ok((await call('list_priorities')).priorities.length > 0);
	const [schedule] = (await call('list_schedules')).schedules;
	await call('get_schedule', { schedule_id: schedule.id });
	assert.ok((await call('list_oncalls')).oncalls.length > 0);
	const [policy] = (await call('list_escalation_policies')).escalation_policies;
	await call('get_escalation_policy', { escalation_policy_id: policy.id });
	if (write) {
		await call('acknowledge_incidents', { incident_ids: [incident.id] });
		await call('add_incident_note', { ...incidentId, content: 'Restarted it' });
		assert.ok(JSON.stringify(await call('list_incident_notes', incidentId)).includes('Restarted it'));
		await call('reassign_incident', { ...incidentId, user_ids: [me.id] });
		assert.equal((await call('resolve_incidents', { incident_ids: [incident.id] })).incidents[0].status, 'resolved');
		const from = Date.now() + 3_600_000;
		await call('create_schedule_override', { schedule_id: schedule.id, user_id: me.id, start: new Date(from).toISOString(),
			end: new Date(from + 3_600_000).toISOString() });
	}
	const expected = tools.filter(({ annotations }) => write || annotations.readOnlyHint).map(({ name }) => name);
	assert.deepEqual([...called].sort(), expected.sort());
}

async function testClient(label, chromium, { base, url }) {
	const { Client, Transport, options } = CLIENTS[label];
	const person = await Person.withBrowser(chromium);
	const name = `Interop ${label}`;
	const login = await new Login(name, person).listen();
	let client;
	let transport;

	const connect = async () => {
		client = new Client({ name: 'interop', version: '1.0.0' }, options);
		transport = new Transport(url, { authProvider: login });
		await client.connect(transport);
	};
	const finish = () => label === SDK_1 ? transport.finishAuth(login.answer.get('code')) : transport.finishAuth(login.answer);
	const list = async () => (await client.listTools()).tools;

	await test(`${label}: 401, metadata, registration, consent in Chromium, token`, async () => {
		await assert.rejects(connect(), { name: /Unauthorized|Error/ });
		assert.ok(login.answer, 'the person was not asked');
		await finish();
		assert.equal(login.registrations.length, 1);
		assert.equal(login.asked[0].searchParams.get('resource'), url.href);
		assert.equal(login.asked[0].searchParams.get('scope'), 'mcp mcp:write');
		assert.equal(login.saved.scope, 'mcp', 'the person did not tick the box');
		await connect();
		assert.equal(client.getServerVersion().name, 'pagerduty-oauth-sample');
	});

	await test(`${label}: list, and call every tool that reads`, async () => {
		const tools = await list();
		assert.ok(tools.length > 20);
		await callEveryTool(tools, (call) => client.callTool(call), { write: false });
	});

	await test(`${label}: prompts, resources and completion`, async () => {
		const { prompts } = await client.listPrompts();
		assert.equal(prompts.length, 3);
		const { services: [service] } = (await client.callTool({ name: 'list_services', arguments: { limit: 1 } })).structuredContent;
		const { resourceTemplates } = await client.listResourceTemplates();
		assert.equal(resourceTemplates.length, 2);
		const { contents: [content] } = await client.readResource({ uri: `pagerduty://service/${service.id}` });
		assert.ok(content.text.includes(service.name));
		const template = resourceTemplates.map(({ uriTemplate }) => uriTemplate).find((uri) => uri.includes('service'));
		const { completion } = await client.complete({ ref: { type: 'ref/resource', uri: template },
			argument: { name: template.match(/\{(\w+)\}/)[1], value: service.id.slice(0, 3) } });
		assert.ok(completion.values.includes(service.id));
	});

	await test(`${label}: a wrong argument is an error that a model can read`, async () => {
		const wrong = await client.callTool({ name: 'list_services', arguments: { limit: 1000 } });
		assert.equal(wrong.isError, true);
		assert.match(wrong.content[0].text, /limit must be at most 50/);
		await assert.rejects(client.callTool({ name: 'nothing', arguments: {} }), { code: -32602 });
	});

	await test(`${label}: more scope when a tool needs it, then call every tool`, async () => {
		login.wantsToWrite = true;
		const note = { name: 'add_incident_note', arguments: { incident_id: 'PNONE', content: 'x' } };
		await assert.rejects(client.callTool(note));
		if (label === SDK_1) { // refreshes its token instead of asking the person again, so its user has to log in again
			login.saved = undefined;
			await assert.rejects(connect());
		}
		assert.equal(login.asked.length, 2);
		assert.match(login.asked[1].searchParams.get('scope'), /mcp:write/);
		await finish();
		await connect();
		assert.ok(login.saved.scope.includes('mcp:write'));
		await callEveryTool(await list(), (call) => client.callTool(call), { write: true });
	});

	await test(`${label}: a dead access token is refreshed`, async () => {
		const before = login.saved;
		login.saved = { ...before, access_token: 'pdma_dead' };
		const result = await client.callTool({ name: 'whoami', arguments: {} });
		assert.equal(result.structuredContent.user.name, 'Ines Okafor');
		assert.notEqual(login.saved.refresh_token, before.refresh_token);
		assert.equal(login.asked.length, 2);
		const old = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${before.access_token}` } });
		assert.equal(old.status, 401);
	});

	await test(`${label}: withdraw on the home page, then 401`, async () => {
		const { access_token: token } = login.saved;
		await person.withdraw(base, name);
		const answer = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
		assert.equal(answer.status, 401);
		assert.match(answer.headers.get('www-authenticate'), /error="invalid_token"/);
		const asked = login.asked.length;
		await assert.rejects(client.callTool({ name: 'whoami', arguments: {} }));
		assert.equal(login.asked.length, asked + 1, 'the client asks the person again');
	});
	await client?.close();
}

/** This computer has no public address, so a document here must be refused before anything is sent to it. */
async function testMetadataDocument(chromium, { url }) {
	await test('client 2.x: a metadata document at an address inside is not read', async () => {
		let requests = 0;
		const server = createServer(() => { requests++; }).listen(0, '127.0.0.1');
		await once(server, 'listening');
		onEnd(() => { server.closeAllConnections(); server.close(); });
		server.on('connection', () => { requests++; });
		const person = await Person.withBrowser(chromium);
		const login = await new Login('Interop document', person, `https://localhost/client.json`).listen();
		login.redirectToAuthorization = async (address) => { login.page = await person.open(address.href); };
		const { Client, Transport } = CLIENTS['client 2.x auto'];
		const client = new Client({ name: 'interop', version: '1.0.0' }, {});
		await assert.rejects(client.connect(new Transport(url, { authProvider: login })));
		assert.equal(login.information.client_id, login.clientMetadataUrl);
		assert.match(login.page, /cannot be looked up/);
		assert.equal(requests, 0);
	});
}

async function testInspector(key, { url }) {
	const inspector = async (method, ...args) => {
		const { stdout } = await promisify(execFile)(process.execPath, [new URL('node_modules/.bin/inspector', import.meta.url).pathname, '--cli', url.href,
			'--transport', 'http', '--header', `Authorization: Bearer ${key}`, '--method', method, ...args],
		{ env: { PATH: process.env.PATH, HOME: folder }, timeout: 60_000 });
		return JSON.parse(stdout);
	};

	await test('inspector: tools/list with a key', async () => {
		const { tools } = await inspector('tools/list');
		assert.ok(tools.some(({ name }) => name === 'list_incidents'));
		assert.ok(tools.every(({ annotations }) => annotations.readOnlyHint));
	});

	await test('inspector: tools/call with a key', async () => {
		const { structuredContent } = await inspector('tools/call', '--tool-name', 'list_services', '--tool-arg', 'limit=2');
		assert.equal(structuredContent.services.length, 2);
	});

	await test('inspector: prompts and resources with a key', async () => {
		assert.equal((await inspector('prompts/list')).prompts.length, 3);
		assert.equal((await inspector('resources/templates/list')).resourceTemplates.length, 2);
	});
}

export async function testMcp(programs) {
	const app = await product(programs);
	const chromium = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
	onEnd(() => chromium.close());
	for (const label of Object.keys(CLIENTS)) {
		await testClient(label, chromium, app);
	}
	await testMetadataDocument(chromium, app);
	const person = await Person.withBrowser(chromium);
	await testInspector(await person.createKey(app.base, 'MCP'), app);
	await testConformance({ ...app, key: await person.createKey(app.base, 'MCP_WRITE'),
		allow: (address) => person.allow(address, 'Conformance', { writes: false }) });
	await test('the log has a line for each call, and no stack trace', () => {
		assert.match(app.output(), /MCP: connection [\w-]+, client interop, tool whoami, \w+, \d+ ms/);
		assert.doesNotMatch(app.output(), /\n\tat |Restarted it|pdma_|pdsk_/);
	});
}
