/**
 * Tokens of the app itself (client credentials, RFC 6749, 4.4), which Scoped OAuth gives
 * for the account that the app is registered in. They are kept in memory alone: another
 * one costs one call.
 */
@NullMarked
package sample.pagerduty.client.apptoken;

import org.jspecify.annotations.NullMarked;
