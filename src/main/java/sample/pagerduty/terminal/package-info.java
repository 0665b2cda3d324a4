/**
 * The terminal commands: log in, get a token, call PagerDuty's REST API. They ask a
 * running app over loopback, or start one for as long as the command takes, so that
 * tokens are stored and refreshed in one way only.
 */
@NullMarked
package sample.pagerduty.terminal;

import org.jspecify.annotations.NullMarked;
