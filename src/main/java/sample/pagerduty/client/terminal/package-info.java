/**
 * What the terminal commands ask a running app for, over loopback and with a key that
 * only the same user of this machine can read. The commands are in
 * {@code sample.pagerduty.terminal}.
 */
@NullMarked
package sample.pagerduty.client.terminal;

import org.jspecify.annotations.NullMarked;
