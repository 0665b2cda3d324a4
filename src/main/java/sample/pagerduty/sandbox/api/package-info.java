/**
 * PagerDuty's REST API over the invented accounts: scopes, regions, paging, rate limit
 * and errors, and the pages that its links lead to. It checks access tokens through
 * Spring's {@code OpaqueTokenIntrospector}, which {@code token} provides.
 */
@NullMarked
package sample.pagerduty.sandbox.api;

import org.jspecify.annotations.NullMarked;
