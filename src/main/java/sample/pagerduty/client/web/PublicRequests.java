package sample.pagerduty.client.web;

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requests that anyone may make without logging in. A feature declares a bean of this
 * type for its own.
 *
 * @param matcher matches them
 */
public record PublicRequests(RequestMatcher matcher) {

}
