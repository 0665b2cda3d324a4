// Copy buttons and countdowns. The pages work without this file.
'use strict';

// A page kept for the back button can be out of date, such as tokens after Disconnect.
// An answer to a form is not loaded again, because that would send the form again.
addEventListener('pageshow', (event) => {
	if (event.persisted && !document.querySelector('[data-answer="true"]')) {
		location.reload();
	}
});

const announcer = document.getElementById('announcer');

function announce(text) {
	announcer.textContent = '';
	requestAnimationFrame(() => { announcer.textContent = text; });
}

function select(element) {
	const range = document.createRange();
	range.selectNodeContents(element);
	const selection = getSelection();
	selection.removeAllRanges();
	selection.addRange(range);
}

async function copy(button) {
	const source = document.getElementById(button.dataset.copy);
	const label = button.firstChild;
	try {
		await navigator.clipboard.writeText(source.textContent);
		label.data = 'Copied';
		announce('Copied');
	}
	catch {
		// No clipboard outside https and localhost, or permission refused.
		select(source);
		label.data = 'Selected';
		announce('Selected, press Control C or Command C to copy');
	}
	setTimeout(() => { label.data = 'Copy'; }, 2000);
}

for (const button of document.querySelectorAll('button[data-copy]')) {
	button.hidden = false;
	button.addEventListener('click', () => copy(button));
}

function timeLeft(milliseconds) {
	const seconds = Math.floor(milliseconds / 1000);
	const parts = [[Math.floor(seconds / 86400), 'd'], [Math.floor(seconds / 3600) % 24, 'h'],
		[Math.floor(seconds / 60) % 60, 'min'], [seconds % 60, 's']];
	const first = parts.findIndex(([count]) => count > 0);
	return parts.slice(first).map(([count, unit]) => `${count} ${unit}`).join(' ');
}

// As the server writes times, such as 2026-11-22 05:21 UTC, but in local time.
function local(time) {
	const at = new Date(time.dateTime);
	const join = (parts, separator) => parts.map((part) => String(part).padStart(2, '0')).join(separator);
	const clock = [at.getHours(), at.getMinutes(), at.getSeconds()];
	const withSeconds = /:\d\d:/.test(time.textContent);
	return join([at.getFullYear(), at.getMonth() + 1, at.getDate()], '-') + ' ' + join(withSeconds ? clock : clock.slice(0, 2), ':');
}

for (const time of document.querySelectorAll('time[data-local]')) {
	const text = local(time);
	time.title = time.textContent;
	time.textContent = text;
}

for (const time of document.querySelectorAll('time[data-countdown]')) {
	const end = new Date(time.dateTime);
	const absolute = time.textContent;
	const offer = document.querySelector('[data-expired]');
	const tick = () => {
		const left = end - Date.now();
		time.textContent = left >= 1000 ? `${absolute} (in ${timeLeft(left)})` : `${absolute} (it has expired)`;
		if (left < 1000) {
			clearInterval(timer);
			if (offer) {
				offer.hidden = false;
			}
		}
	};
	const timer = setInterval(tick, 1000);
	tick();
}

// The label in the header: when the token has expired, what it says is out of date.
for (const time of document.querySelectorAll('time[data-left]')) {
	const end = new Date(time.dateTime);
	const timer = setInterval(() => {
		const left = end - Date.now();
		time.textContent = left >= 60_000 ? `${timeLeft(left).split(' ').slice(0, 2).join(' ')} left` : 'reload for a new token';
		if (left < 300_000) {
			time.closest('.pill').dataset.tone = 'warn';
		}
		if (left < 60_000) {
			clearInterval(timer);
		}
	}, 15_000);
}

// Buttons that PagerDuty wants one to wait for: they count the seconds down.
for (const button of document.querySelectorAll('[data-wait]')) {
	const end = Date.now() + 1000 * Number(button.dataset.wait);
	const label = button.textContent;
	const tick = () => {
		const seconds = Math.ceil((end - Date.now()) / 1000);
		button.textContent = seconds > 0 ? `${label} (in ${seconds} s)` : label;
		button.setAttribute('aria-disabled', String(seconds > 0));
		if (seconds <= 0) {
			clearInterval(timer);
		}
	};
	const timer = setInterval(tick, 1000);
	tick();
}

// One switch for all pages and tabs; blur.js applies it before the first paint.
const blur = document.getElementById('blur');

function showBlur() {
	const on = localStorage.getItem('blur') === 'on';
	document.documentElement.dataset.blur = on ? 'on' : 'off';
	if (blur) {
		blur.checked = on;
	}
}

if (blur) {
	blur.addEventListener('change', () => {
		localStorage.setItem('blur', blur.checked ? 'on' : 'off');
		showBlur();
	});
}

addEventListener('storage', showBlur);
showBlur();

// On a phone the tabs scroll sideways: the current one comes into sight.
const tab = document.querySelector('.sections [aria-current]');
if (tab) {
	const tabs = tab.closest('ul');
	const showTab = () => { tabs.scrollLeft = tab.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2; };
	addEventListener('resize', showTab);
	showTab();
}
