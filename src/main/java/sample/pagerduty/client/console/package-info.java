/**
 * Try a call: a page that lists what PagerDuty's REST API can be asked, with the scope
 * that it takes, runs a GET and explains the answer.
 */
@NullMarked
package sample.pagerduty.client.console;

import org.jspecify.annotations.NullMarked;
