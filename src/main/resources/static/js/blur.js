// Runs before the first paint, so that a page never shows what should be blurred.
'use strict';

if (localStorage.getItem('blur') === 'on') {
	document.documentElement.dataset.blur = 'on';
}
