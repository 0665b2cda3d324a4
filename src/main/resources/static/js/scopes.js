// The scope picker: the link and the list of boxes follow the ticks. Without this file a button does it.
'use strict';

for (const form of document.querySelectorAll('.scope-picker')) {
	const link = form.querySelector('.connect-with');
	const boxes = [...form.querySelectorAll('[type="checkbox"]')];
	const others = form.querySelector('.others');
	const words = (text) => text.split(/[\s,]+/).filter((word) => word);

	let touched = false;

	const update = () => {
		const ticked = boxes.filter((box) => box.checked);
		const added = [...ticked.filter((box) => !box.disabled).map((box) => box.value), ...words(others.value)];
		const address = new URL(form.dataset.connect);
		if (added.length) {
			address.searchParams.set('scope', added.join(' '));
		}
		if (touched || added.length) {
			address.searchParams.set('exactly', 'yes');
		}
		link.href = address;
		form.querySelector('.boxes').textContent = [...ticked.map((box) => box.ariaLabel), ...words(others.value)].join(', ');
	};

	form.querySelector('.update-link').hidden = true;
	form.addEventListener('input', () => {
		touched = true;
		update();
	});
	for (const preset of form.querySelectorAll('[data-preset]')) {
		preset.addEventListener('click', (event) => {
			event.preventDefault();
			const wanted = words(preset.dataset.preset);
			for (const box of boxes.filter((box) => !box.disabled)) {
				box.checked ||= wanted.includes(box.value);
			}
			update();
		});
	}
	addEventListener('pageshow', update); // the back button brings the ticks back
}
