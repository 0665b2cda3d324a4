/**
 * The page with the last requests of apps, for people who look for the reason why their
 * app fails. It keeps no secret of a request. No other package uses this one: they say
 * what is wrong with a request through {@code Findings}.
 */
@NullMarked
package sample.pagerduty.sandbox.requests;

import org.jspecify.annotations.NullMarked;
