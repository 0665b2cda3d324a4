/**
 * The connection to PagerDuty: tokens, the scopes asked for and granted, and their
 * expiry.
 */
@NullMarked
package sample.pagerduty.client.token;

import org.jspecify.annotations.NullMarked;
