/**
 * The hand-off to scripts: script keys, and the API that gives an access token for one.
 */
@NullMarked
package sample.pagerduty.client.script;

import org.jspecify.annotations.NullMarked;
