// Finds text in the answer, folds it, and fits its table to a phone. The page works without this file.
'use strict';

const body = document.getElementById('answer-body');

function matches(text) {
	const wanted = text.toLowerCase();
	const found = [];
	const nodes = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
	while (wanted && found.length < 1000 && nodes.nextNode()) {
		const content = nodes.currentNode.data.toLowerCase();
		for (let at = content.indexOf(wanted); at >= 0 && found.length < 1000; at = content.indexOf(wanted, at + 1)) {
			const range = document.createRange();
			range.setStart(nodes.currentNode, at);
			range.setEnd(nodes.currentNode, Math.min(at + wanted.length, nodes.currentNode.length));
			found.push(range);
		}
	}
	return found;
}

function show(range) {
	for (let outer = range.startContainer.parentElement; outer !== body; outer = outer.parentElement) {
		if (outer.matches('details')) {
			outer.open = true;
		}
	}
	const selection = getSelection();
	selection.removeAllRanges();
	selection.addRange(range);
	const box = body.getBoundingClientRect();
	const place = range.getBoundingClientRect();
	body.scrollTop += place.top - box.top - body.clientHeight / 3;
	body.scrollLeft += place.right > box.right || place.left < box.left ? place.left - box.left - 40 : 0;
}

// Rows become blocks on a phone, where each cell needs the name of its column.
const table = document.getElementById('answer-table');
if (table) {
	const names = [...table.querySelectorAll('th')].map((name) => name.textContent);
	for (const row of table.tBodies[0].rows) {
		names.forEach((name, column) => { row.cells[column].dataset.label = name; });
	}
	table.className = 'stacked';
	for (const time of table.querySelectorAll('time')) {
		time.dateTime = time.textContent;
		time.textContent = local(time);
	}
}

if (body) {
	const box = document.querySelector('.search');
	const input = box.querySelector('input');
	let found = [];
	let next = 0;
	const find = () => {
		if (found.length) {
			show(found[next]);
			announce(`${next + 1} of ${found.length}`);
			next = (next + 1) % found.length;
		}
		else if (input.value) {
			announce('Not found');
		}
	};
	box.hidden = false;
	input.addEventListener('input', () => {
		found = matches(input.value);
		next = 0;
		input.ariaInvalid = input.value && !found.length ? 'true' : null;
		box.dataset.found = input.value ? `${found.length} found` : '';
	});
	input.addEventListener('keydown', (event) => {
		if (event.key === 'Enter') {
			event.preventDefault();
			find();
		}
	});
	box.querySelector('button').addEventListener('click', find);

	const parts = [...body.querySelectorAll('details')];
	const fold = document.querySelector('[data-fold]');
	fold.hidden = !parts.length;
	fold.textContent = parts.every((part) => part.open) ? 'Fold' : 'Unfold';
	fold.addEventListener('click', () => {
		const open = fold.textContent === 'Unfold';
		parts.forEach((part) => { part.open = open; });
		fold.textContent = open ? 'Fold' : 'Unfold';
	});
}
