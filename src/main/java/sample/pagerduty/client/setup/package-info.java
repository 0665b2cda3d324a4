/**
 * The setup checks: everything that a login needs, and how to fix what is wrong. Shown on
 * a page, and by {@code --check} before the app starts.
 */
@NullMarked
package sample.pagerduty.client.setup;

import org.jspecify.annotations.NullMarked;
