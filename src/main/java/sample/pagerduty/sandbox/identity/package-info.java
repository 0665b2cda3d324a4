/**
 * The sandbox's authorization server: sign-in, consent, and tokens that look and behave
 * like PagerDuty's.
 */
@NullMarked
package sample.pagerduty.sandbox.identity;

import org.jspecify.annotations.NullMarked;
