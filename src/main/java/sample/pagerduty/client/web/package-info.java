/**
 * What every page shares: layout, error pages, security headers, the check of the Host
 * header, and parts such as times, rows of tables and what one copies. It knows no
 * feature.
 */
@NullMarked
package sample.pagerduty.client.web;

import org.jspecify.annotations.NullMarked;
