/**
 * The pages: layout, home, services and errors.
 */
@NullMarked
package sample.pagerduty.client.web;

import org.jspecify.annotations.NullMarked;
