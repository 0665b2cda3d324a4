/**
 * HTTP sessions, encrypted in the store. Spring Session's own hook, a {@code
 * ConversionService}, sees an attribute's value but neither its name nor its session, so
 * it cannot bind one to the other: anyone who can write to the database could move a
 * login into another session. These classes seal each attribute for its session and name,
 * and open the seal before anything is deserialized.
 */
@NullMarked
package sample.pagerduty.client.session;

import org.jspecify.annotations.NullMarked;
