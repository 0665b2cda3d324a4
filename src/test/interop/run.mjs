// Usage: node run.mjs JAR [MOCK_CLASSPATH]

import { testAgents } from './agents.mjs';
import { testClients } from './clients.mjs';
import { testCollection } from './collection.mjs';
import { testMcpLogin } from './mcp-login.mjs';
import { testMcp } from './mcp.mjs';
import { testServers } from './servers.mjs';
import { end, freePort, report, start } from './harness.mjs';

const [jar, mockClasspath] = process.argv.slice(2);
const java = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java';
const SCOPES = { scoped: 'openid users.read services.read', classic: 'openid read', public: 'openid read write' };

async function sandbox(kind) {
	const port = await freePort();
	const redirectUri = 'http://localhost:5000/callback';
	const authJsRedirectUri = 'http://localhost:5000/auth/callback/pagerduty';
	const base = `http://localhost:${port}`;
	const appScopes = kind === 'scoped' ? ['--app-scopes=openid,users.read,services.read,incidents.read'] : [];
	const basic = kind === 'classic' ? ['--accept-basic'] : [];
	const { output } = await start(`sandbox ${kind}`, java, ['-XX:TieredStopAtLevel=1', '-jar', jar, '--sandbox', `--sandbox-port=${port}`,
		`--redirect-uri=${redirectUri},${authJsRedirectUri}`, `--app-kind=${kind}`, ...appScopes, ...basic], { ready: base });
	const printed = (name) => output().match(new RegExp(`${name} +(\\S+)`))[1];
	return { kind, base, oauth: `${base}/oauth`, issuer: `${base}/global/oauth/anonymous`, redirectUri, authJsRedirectUri,
		clientId: printed('PD_CLIENT_ID'), clientSecret: kind === 'public' ? undefined : printed('PD_CLIENT_SECRET'),
		scopes: SCOPES[kind] };
}

process.on('SIGINT', () => end().then(() => process.exit(130)));
process.on('SIGTERM', () => end().then(() => process.exit(143)));

let good = false;
try {
	const sandboxes = [];
	for (const kind of Object.keys(SCOPES)) {
		sandboxes.push(await sandbox(kind));
	}
	await testClients(sandboxes);
	await testServers({ jar, java, mockClasspath });
	await testAgents({ jar, java });
	await testCollection({ jar, java });
	await testMcpLogin({ jar, java });
	await testMcp({ jar, java });
	good = report();
}
catch (error) {
	console.error(error);
}
finally {
	await end();
}
process.exit(good ? 0 : 1);
