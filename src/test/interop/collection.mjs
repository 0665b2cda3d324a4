// The console's collection, imported into Postman's newman and into Bruno, unchanged but for what a person fills in:
// the script key and the ids. Every request must get the same answer as a direct call.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Browser, atSandbox, forms } from './browser.mjs';
import { folder, startProduct, test } from './harness.mjs';

const PERSON = 'ines.okafor@marlin-moss.example';

const require = createRequire(import.meta.url);
const { postmanToBruno } = require('@usebruno/converters');
const { createCollectionFromBrunoObject } = require('@usebruno/cli/src/utils/collection.js');

const run = promisify(execFile);
const [node, newman, bruno] = ['node', 'newman', 'bru'].map((name) => join(import.meta.dirname, 'node_modules', '.bin', name));

async function product(programs) {
	const { base } = await startProduct(programs, 'collection', { SCOPES: 'read' }, '--app-kind=classic');
	return base;
}

/** Connects, creates a script key and downloads the collection. */
async function download(base) {
	const browser = new Browser();
	await browser.go(`${base}/connect/pagerduty`, { choose: atSandbox(PERSON) });
	const page = await browser.go(`${base}/scripts`, {});
	const form = forms(page.body, page.url).find(({ action, fields }) => action.pathname === '/scripts' && fields.has('name'));
	form.fields.set('name', 'collection');
	form.fields.set('expires', 'never');
	const created = await browser.go(form.action, { form: form.fields });
	const key = created.body.match(/pdsk_[A-Za-z0-9_-]{43}/)[0];
	const { body } = await browser.request(`${base}/console/collection.json`);
	return { key, collection: JSON.parse(body) };
}

const requests = (items) => items.flatMap((item) => item.item ? requests(item.item) : [item]);

/** Fills in ids as a person does, who has them from the lists. */
async function fill(collection, base, key) {
	const { access_token: token, api_url: api } = await (await fetch(`${base}/api/token`, { headers: { authorization: `Bearer ${key}` } })).json();
	const get = async (path) => {
		const response = await fetch(api + path, { headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.pagerduty+json;version=2' } });
		return { status: response.status, body: response.ok ? await response.json() : undefined };
	};
	const expected = new Map();
	for (const { name, request } of requests(collection.item)) {
		const parts = [];
		for (const part of request.url.path) {
			const variable = request.url.variable.find((one) => `:${one.key}` === part);
			if (variable) {
				const list = (await get(`/${parts.join('/')}`)).body ?? {};
				variable.value = Object.values(list).find(Array.isArray)?.[0]?.id ?? 'P000000';
			}
			parts.push(variable ? variable.value : part);
		}
		const path = `/${parts.join('/')}`;
		expected.set(path, { name, status: (await get(path)).status });
	}
	return expected;
}

/** The folder that Bruno makes of the collection. */
async function imported(collection) {
	const target = mkdtempSync(join(folder, 'bruno-'));
	await createCollectionFromBrunoObject((await postmanToBruno(collection)).collection, target, { format: 'bru' });
	return target;
}

function check(expected, answers) {
	assert.deepEqual(Object.fromEntries([...answers].sort()), Object.fromEntries([...expected].map(([path, { status }]) => [path, status]).sort()));
}

export async function testCollection(programs) {
	const base = await product(programs);
	const { key, collection } = await download(base);
	const expected = await fill(collection, base, key);
	const succeed = [...expected.values()].filter(({ status }) => status === 200).length;
	collection.variable.find((variable) => variable.key === 'script_key').value = key;
	const file = join(folder, 'collection.json');
	writeFileSync(file, JSON.stringify(collection));

	await test(`newman: ${succeed} of ${expected.size} requests of the collection succeed, the others are not on the sandbox`, async () => {
		assert.ok(succeed >= 25, JSON.stringify([...expected]));
		const report = join(folder, 'newman.json');
		await run(node, [newman, 'run', file, '--reporters', 'json', '--reporter-json-export', report]);
		const { run: { executions, failures } } = JSON.parse(readFileSync(report));
		assert.deepEqual(failures, []);
		check(expected, executions.map(({ item, response }) => [[...expected].find(([, one]) => one.name === item.name)[0], response.code]));
	});

	await test('bruno: imported, the same requests get the same answers', async () => {
		const report = join(folder, 'bruno.json');
		await run(node, [bruno, 'run', '-r', '--output', report, '--format', 'json'], { cwd: await imported(collection) });
		const [{ results }] = JSON.parse(readFileSync(report));
		check(expected, results.map(({ request, response }) => [new URL(request.url).pathname, response.status]));
	});

	await test('newman and bruno: a wrong key is told in a sentence', async () => {
		const wrong = structuredClone(collection);
		wrong.variable.find((variable) => variable.key === 'script_key').value = 'pdsk_wrong';
		wrong.item = [{ ...wrong.item[0], item: [wrong.item[0].item[0]] }];
		const wrongFile = join(folder, 'wrong.json');
		writeFileSync(wrongFile, JSON.stringify(wrong));
		const says = ({ stdout }) => /Put a script key into the variable script_key/.test(stdout);
		await assert.rejects(run(node, [newman, 'run', wrongFile]), says);
		await assert.rejects(run(node, [bruno, 'run', '-r'], { cwd: await imported(wrong) }), says);
	});
}
