/**
 * The page that lists the services that the connected user can see.
 */
@NullMarked
package sample.pagerduty.client.services;

import org.jspecify.annotations.NullMarked;
