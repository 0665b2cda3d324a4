/**
 * The console: a page that lists endpoints of PagerDuty's REST API with the scope of
 * each, makes a GET call, and explains the answer.
 */
@NullMarked
package sample.pagerduty.client.console;

import org.jspecify.annotations.NullMarked;
