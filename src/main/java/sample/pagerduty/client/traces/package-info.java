/**
 * Traces for an OpenTelemetry collector, if the operator switches them on. A span has
 * only the attributes that this room writes: no name, no token, no query, no header, and
 * of a path only its template.
 */
@NullMarked
package sample.pagerduty.client.traces;

import org.jspecify.annotations.NullMarked;
