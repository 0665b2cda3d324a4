/**
 * The app's own tokens (client credentials, RFC 6749 section 4.4). PagerDuty gives them
 * to apps of Scoped OAuth, for the account that the app is registered in. They are kept
 * in memory only, because another one costs one call.
 */
@NullMarked
package sample.pagerduty.client.apptoken;

import org.jspecify.annotations.NullMarked;
