/**
 * Numbers for Prometheus, if the operator switches them on. No label holds a name, a
 * token or a path with an id.
 */
@NullMarked
package sample.pagerduty.client.metrics;

import org.jspecify.annotations.NullMarked;
