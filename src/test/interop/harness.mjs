// Starts and ends programs, and counts.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const folder = mkdtempSync(join(tmpdir(), 'interop-'));

const cleaners = [() => rmSync(folder, { recursive: true, force: true })];

export const onEnd = (cleaner) => cleaners.unshift(cleaner);

export async function end() {
	for (const cleaner of cleaners.splice(0)) {
		await cleaner();
	}
}

export async function freePort() {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address();
	server.close();
	await once(server, 'close');
	return port;
}

/** Starts a program and waits until it answers at an address. */
export async function start(name, command, args, { env = {}, ready }) {
	const child = spawn(command, args, { env: { PATH: process.env.PATH, JAVA_HOME: process.env.JAVA_HOME ?? '', HOME: folder, ...env }, cwd: folder });
	let output = '';
	child.stdout.on('data', (data) => { output += data; });
	child.stderr.on('data', (data) => { output += data; });
	const ended = once(child, 'exit');
	onEnd(async () => {
		child.kill('SIGTERM');
		const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
		await ended;
		clearTimeout(timer);
	});
	for (let attempt = 0; attempt < 240; attempt++) {
		if (child.exitCode !== null) {
			break;
		}
		try {
			await fetch(ready, { redirect: 'manual', signal: AbortSignal.timeout(2_000) });
			return { output: () => output };
		}
		catch {
			await new Promise((resolve) => setTimeout(resolve, 250));
		}
	}
	throw new Error(`${name} did not start:\n${output}`);
}

/** Starts the product on its own sandbox, with settings and switches, in a home folder with that name. */
export async function startProduct({ jar, java }, name, settings, ...switches) {
	const home = join(folder, name);
	mkdirSync(home);
	const [port, sandboxPort] = [await freePort(), await freePort()];
	const base = `http://localhost:${port}`;
	const config = join(home, 'config.json');
	writeFileSync(config, JSON.stringify({ REDIRECT_URI: `${base}/callback`, SANDBOX_PORT: sandboxPort, ...settings }), { mode: 0o600 });
	const { output } = await start('the product', java,
		['-XX:TieredStopAtLevel=1', `-Duser.home=${home}`, '-jar', jar, `--config=${config}`, ...switches], { ready: base });
	return { base, api: `http://localhost:${sandboxPort}`, output };
}

let passed = 0;
let failed = 0;

export async function test(name, run) {
	try {
		await run();
		passed++;
		console.log(`ok      ${name}`);
	}
	catch (error) {
		failed++;
		console.log(`FAILED  ${name}\n        ${error?.stack ?? error}\n        ${error?.cause ?? ''}`);
	}
}

export function report() {
	console.log(`${passed} passed, ${failed} failed`);
	return failed === 0;
}
