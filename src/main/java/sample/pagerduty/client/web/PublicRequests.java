package sample.pagerduty.client.web;

import org.springframework.security.web.util.matcher.RequestMatcher;

/** Requests that need no login. Each feature declares a bean for its own. */
public record PublicRequests(RequestMatcher matcher) {

}
