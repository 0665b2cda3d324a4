/**
 * Tells someone that a connection has ended or is about to end, before a script fails.
 */
@NullMarked
package sample.pagerduty.client.ending;

import org.jspecify.annotations.NullMarked;
