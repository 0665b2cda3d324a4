/**
 * The product: a web app that connects a person to PagerDuty and hands them tokens.
 */
@NullMarked
package sample.pagerduty.client;

import org.jspecify.annotations.NullMarked;
