/**
 * Script keys, the API that gives a token for one, and the pages that create them.
 */
@NullMarked
package sample.pagerduty.client.script;

import org.jspecify.annotations.NullMarked;
