/**
 * The database: where it is, how it is opened and encrypted, and what can go wrong. The
 * tables belong to the packages that use them.
 */
@NullMarked
package sample.pagerduty.client.store;

import org.jspecify.annotations.NullMarked;
