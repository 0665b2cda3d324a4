/**
 * PagerDuty's REST API: an HTTP interface, records of the fields that a page shows, and
 * one exception that says what went wrong.
 */
@NullMarked
package sample.pagerduty.client.rest;

import org.jspecify.annotations.NullMarked;
