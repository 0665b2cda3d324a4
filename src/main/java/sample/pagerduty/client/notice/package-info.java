/**
 * Wakes those who wait for something that a person or another replica does. Waiting costs
 * no thread. A notice says that something happened, not what: the code that waits looks
 * it up.
 */
@NullMarked
package sample.pagerduty.client.notice;

import org.jspecify.annotations.NullMarked;
