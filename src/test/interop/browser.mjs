// A browser reduced to HTTP: cookies, redirects and forms. Where it would leave for the
// app's redirect URI, it stops and returns that address.

const unescape = (text) => text.replace(/&#x([0-9a-f]+);/gi, (all, hex) => String.fromCodePoint(parseInt(hex, 16)))
	.replace(/&#(\d+);/g, (all, number) => String.fromCodePoint(Number(number)))
	.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

function attribute(tag, name) {
	const match = tag.match(new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i'));
	return match ? unescape(match[1] ?? match[2]) : undefined;
}

/** The forms of a page, each with its address, its text and its fields. */
export function forms(html, address) {
	return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(([, head, body]) => ({
		action: new URL(attribute(head, 'action') ?? address, address),
		text: body.replace(/<[^>]*>/g, ' '),
		fields: new URLSearchParams([...body.matchAll(/<input\b[^>]*>/gi)].map(([tag]) => tag)
			.filter((tag) => attribute(tag, 'name') !== undefined)
			.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value') ?? ''])),
		buttons: [...body.matchAll(/<button\b[^>]*>/gi)].map(([tag]) => ({ name: attribute(tag, 'name'), value: attribute(tag, 'value') })),
	}));
}

export class Browser {

	#cookies = new Map(); // by host and port, because that is enough here

	async request(address, { form, headers } = {}) {
		const url = new URL(address);
		const jar = this.#cookies.get(url.host) ?? new Map();
		const response = await fetch(url, {
			method: form ? 'POST' : 'GET',
			body: form && new URLSearchParams(form),
			redirect: 'manual',
			headers: { accept: 'text/html', cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...headers },
			signal: AbortSignal.timeout(20_000),
		});
		for (const line of response.headers.getSetCookie()) {
			const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
			jar.set(name, value);
		}
		this.#cookies.set(url.host, jar);
		return { status: response.status, location: response.headers.get('location'), body: await response.text(), url };
	}

	/**
	 * Goes on until the browser would leave for an address that begins with `leave`, or is at a page that
	 * `choose` submits no form of.
	 */
	async go(address, { leave, choose = () => undefined, form }) {
		let page = await this.request(address, { form });
		for (let step = 0; step < 20; step++) {
			let next;
			if (page.status >= 300 && page.status < 400) {
				next = new URL(page.location, page.url);
				if (leave && next.href.startsWith(leave)) {
					return next;
				}
				page = await this.request(next);
				continue;
			}
			const chosen = choose(forms(page.body, page.url), page);
			if (!chosen) {
				if (leave) {
					throw new Error(`the login ended at ${page.url}, status ${page.status}: ${page.body}`);
				}
				return page;
			}
			page = await this.request(chosen.action, { form: chosen.fields });
		}
		throw new Error(`too many steps, last ${page.url}`);
	}

}

/** How a person signs in at the sandbox and consents. */
export const atSandbox = (email) => (all) => {
	const person = all.find((form) => form.buttons.some(({ name, value }) => name === 'email' && value === email));
	person?.fields.set('email', email);
	return person ?? all.find((form) => /Submit Consent/.test(form.text));
};
