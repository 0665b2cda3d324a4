/**
 * What every page shares: layout, error pages, security headers, the check of the Host
 * header, times, and the question before something is ended. It knows no feature.
 */
@NullMarked
package sample.pagerduty.client.web;

import org.jspecify.annotations.NullMarked;
