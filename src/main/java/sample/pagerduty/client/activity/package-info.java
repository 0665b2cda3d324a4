/**
 * Who used which connection when: a log that the rooms that hand out tokens write to, and
 * its page. Never a token or an answer of PagerDuty.
 */
@NullMarked
package sample.pagerduty.client.activity;

import org.jspecify.annotations.NullMarked;
