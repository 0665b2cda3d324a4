/**
 * The web app that connects a person to PagerDuty and gives them tokens.
 */
@NullMarked
package sample.pagerduty.client;

import org.jspecify.annotations.NullMarked;
