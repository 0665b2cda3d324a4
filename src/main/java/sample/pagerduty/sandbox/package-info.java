/**
 * The sandbox: a fake PagerDuty with its own Spring Boot context, port and cookie. It
 * never uses the client's code; the two talk over HTTP only, like the real thing.
 * {@code company} has the invented data, {@code api} serves it, {@code token} issues
 * tokens, {@code signin} asks people who they are and what they allow, and
 * {@code requests} shows what apps sent and what was wrong with it.
 */
@NullMarked
package sample.pagerduty.sandbox;

import org.jspecify.annotations.NullMarked;
