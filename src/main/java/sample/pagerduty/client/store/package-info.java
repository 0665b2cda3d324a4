/**
 * The database: where it is, how it is opened, what encrypts it, and what goes wrong. The
 * tables belong to the packages that use them.
 */
@NullMarked
package sample.pagerduty.client.store;

import org.jspecify.annotations.NullMarked;
