/**
 * What the operator wrote in {@code config.json} or the environment, as validated
 * records; what a wrong value gets is a sentence.
 */
@NullMarked
package sample.pagerduty.client.config;

import org.jspecify.annotations.NullMarked;
