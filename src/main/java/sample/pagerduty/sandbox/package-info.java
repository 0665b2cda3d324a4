/**
 * A stand-in PagerDuty with a Spring Boot context, a port and a cookie of its own. It
 * knows nothing of the client: the two meet over HTTP only, like the real thing.
 */
@NullMarked
package sample.pagerduty.sandbox;

import org.jspecify.annotations.NullMarked;
