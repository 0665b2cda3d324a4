/**
 * Logging in at PagerDuty: authorization code with PKCE, the rules for its ID tokens, and
 * plain words for each way a login can fail.
 */
@NullMarked
package sample.pagerduty.client.login;

import org.jspecify.annotations.NullMarked;
