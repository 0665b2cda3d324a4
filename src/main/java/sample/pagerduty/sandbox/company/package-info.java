/**
 * The invented companies: their people, and the users, services and incidents of their
 * accounts. All of it comes from the JSON files in {@code sandbox/companies}.
 */
@NullMarked
package sample.pagerduty.sandbox.company;

import org.jspecify.annotations.NullMarked;
