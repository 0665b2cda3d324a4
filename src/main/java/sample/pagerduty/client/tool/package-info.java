/**
 * The tools that agents can use on behalf of a connected person: what each of them is,
 * and how to call it. It knows nothing about the protocols that agents use.
 */
@NullMarked
package sample.pagerduty.client.tool;

import org.jspecify.annotations.NullMarked;
