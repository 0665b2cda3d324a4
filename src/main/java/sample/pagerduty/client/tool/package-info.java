/**
 * The tools that agents can use on behalf of a connected person: what each of them is,
 * and how to call it. Knows nothing of the protocols through which agents come.
 */
@NullMarked
package sample.pagerduty.client.tool;

import org.jspecify.annotations.NullMarked;
