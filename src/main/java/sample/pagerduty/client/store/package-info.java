/**
 * The database: where it is, how it is opened, what encrypts it, and the HTTP sessions in
 * it. What else is kept in it belongs to the packages that use it.
 */
@NullMarked
package sample.pagerduty.client.store;

import org.jspecify.annotations.NullMarked;
