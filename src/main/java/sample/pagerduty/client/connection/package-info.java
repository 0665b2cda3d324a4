/**
 * One person's connection to PagerDuty: stored, refreshed, shown on the home page, and
 * ended.
 */
@NullMarked
package sample.pagerduty.client.connection;

import org.jspecify.annotations.NullMarked;
